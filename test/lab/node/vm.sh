#!/bin/bash
# A whole machine that boots with our user data: Debian 12 (systemd 252, the major of AL2023) with cloud-init's Ec2
# datasource, in QEMU without KVM. Its two NICs sit in PCI slots 5 and 6, so that udev calls them ens5 and ens6, and one
# catch-all unit matches both, as on the first EKS AMIs of AL2023. Debian orders cloud-init before the system bus is up.
#
#   vm.sh image FOLDER             builds vmlinuz, initrd and root.ext4 there from Debian packages (about 2 minutes)
#   vm.sh boot FOLDER WORK         boots with WORK/imds.json; leaves WORK/console.log and WORK/report.log (1 to 2 minutes)
#
# Needs root, and Debian's qemu-system-x86, mmdebstrap, e2fsprogs, dnsmasq-base and iproute2.
set -eu
command=$1 folder=$(realpath -m "$2") here=$(dirname "$(realpath "$0")")

# How boot ended and what the guard left, on a serial port of its own: the console is shared with the kernel and getty,
# whose prompt can come in the middle of a line.
report() {
  cat <<'EOF'
[Unit]
After=cloud-final.service multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/sh -c '(echo; echo ==REPORT; for what in "cloud-init status --long" "cat /run/lab-part" "ip -j -4 route show default" "ip -j -4 address" "networkctl list --no-legend --no-pager" "find /run/systemd/network -type f" "journalctl -b -o cat -t eks-cni-guard" "journalctl -b -o cat -u systemd-networkd"; do echo "==$what"; $what; done; echo ==END) >/dev/ttyS1 2>&1; systemctl poweroff'
[Install]
WantedBy=multi-user.target
EOF
}

image() {
  local part="$folder.part"
  rm -rf "$part"
  mkdir -p "$part/root"
  cd "$part"
  mmdebstrap --quiet --variant=minbase \
    --include=systemd-sysv,udev,dbus,cloud-init,linux-image-cloud-amd64,iproute2,isc-dhcp-client,netbase,kmod,curl,e2fsprogs \
    bookworm root.tar /etc/apt/sources.list.d/debian.sources
  tar -xf root.tar -C root
  rm root.tar
  cp root/boot/vmlinuz-* vmlinuz
  cp root/boot/initrd.img-* initrd
  echo '/dev/vda / ext4 defaults 0 1' >root/etc/fstab
  cat >root/etc/cloud/cloud.cfg.d/90_lab.cfg <<'EOF'
datasource_list: [Ec2, None]
datasource: { Ec2: { max_wait: 30, timeout: 5 } }
network: { config: disabled }
cloud_init_modules: [write-files, bootcmd]
cloud_config_modules: [runcmd]
cloud_final_modules: [scripts-user]
EOF
  printf '[Match]\nDriver=virtio_net\n\n[Network]\nDHCP=yes\n' >root/usr/lib/systemd/network/80-ec2.network
  mkdir -p root/etc/systemd/networkd.conf.d
  printf '[Network]\nManageForeignRoutes=no\nManageForeignRoutingPolicyRules=no\n' >root/etc/systemd/networkd.conf.d/80-release.conf
  report >root/etc/systemd/system/lab-report.service
  chroot root systemctl --quiet enable systemd-networkd cloud-init-local cloud-init cloud-config cloud-final lab-report
  mkfs.ext4 -q -d root root.ext4 1400M
  rm -rf root "$folder"
  mv "$part" "$folder"
}

boot() {
  local tap
  work=$(realpath "$1")
  id=$(basename "$work")
  net="ip netns exec vm-$id"
  cd "$work"
  ip netns add "vm-$id"
  trap 'kill $(jobs -p) 2>/dev/null || true; ip netns del "vm-$id"' EXIT
  ip -n "vm-$id" link set lo up
  ip -n "vm-$id" link add br0 type bridge
  ip -n "vm-$id" addr add 10.0.0.1/24 dev br0
  ip -n "vm-$id" addr add 169.254.169.254/32 dev lo
  ip -n "vm-$id" link set br0 up
  for tap in tap0 tap1; do
    ip -n "vm-$id" tuntap add "$tap" mode tap
    ip -n "vm-$id" link set "$tap" master br0 up
  done
  $net dnsmasq --keep-in-foreground --conf-file=/dev/null --log-facility="$work/dhcp.log" --log-dhcp --port=0 --no-ping \
    --interface=br0 --dhcp-range=10.0.0.10,10.0.0.50,1h --dhcp-host=52:54:00:00:00:05,10.0.0.10 --dhcp-leasefile="$work/leases" --pid-file= &
  (cd "$here" && exec $net node --import tsx imds.ts "$work/imds.json" 169.254.169.254 >"$work/imds.log" 2>&1) &
  $net timeout "${VM_TIMEOUT:-900}" qemu-system-x86_64 -accel tcg,thread=multi -smp 2 -m 1024 -display none -no-reboot \
    -kernel "$folder/vmlinuz" -initrd "$folder/initrd" -append "console=ttyS0 root=/dev/vda rw quiet" \
    -drive "file=$folder/root.ext4,format=raw,if=virtio,snapshot=on" \
    -smbios type=1,manufacturer="Amazon EC2",serial=ec2a1b2c-0000-0000-0000-000000000001,uuid=ec2a1b2c-0000-0000-0000-000000000001 \
    -netdev tap,id=n0,ifname=tap0,script=no,downscript=no -device virtio-net-pci,netdev=n0,mac=52:54:00:00:00:05,addr=0x5 \
    -netdev tap,id=n1,ifname=tap1,script=no,downscript=no -device virtio-net-pci,netdev=n1,mac=52:54:00:00:00:06,addr=0x6 \
    -serial file:console.log -serial file:report.log >qemu.log 2>&1 </dev/null
}

case $command in
image) image ;;
boot) boot "$3" ;;
*) echo "usage: vm.sh image FOLDER | boot FOLDER WORK" >&2; exit 2 ;;
esac
