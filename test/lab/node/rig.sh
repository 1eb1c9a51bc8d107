#!/bin/bash
# A node's network in namespaces: real systemd-networkd, udevd and D-Bus on virtual interfaces, and beside it a router
# with DHCP and an instance metadata service. Needs root, and Debian's systemd, udev, dbus, iproute2 and dnsmasq-base.
#
#   rig.sh up WORK         reads WORK/{nics,etc,lib,run,bus,imds.json}; returns when networkd has looked at every NIC
#   rig.sh attach WORK NIC moves one more NIC into the node, as a CNI's ENI arrives
#   rig.sh down WORK       ends everything it started
#
# WORK/nics has one "NAME MAC now|later" per line. A veth's driver is "veth", and it has no permanent MAC address.
set -eu
command=$1 work=$(realpath "$2")
id=$(basename "$work") here=$(dirname "$(realpath "$0")")
node=node-$id router=router-$id

poll() { # poll SECONDS COMMAND...
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || { echo "rig: gave up waiting for: $*" >&2; return 1; }
    sleep 0.1
  done
}
in_node() { nsenter -t "$(cat "$work/holder.pid")" -m -n "$@"; }
looked_at() { grep -qsE '^ADMIN_STATE=(configured|unmanaged)' "$work/netif/links/$(in_node cat "/sys/class/net/$1/ifindex")"; }

up() {
  local name mac when number=0
  ip netns add "$router"
  ip netns add "$node"
  ip -n "$node" link set lo up
  ip -n "$router" link set lo up
  ip -n "$router" link add br0 type bridge
  ip -n "$router" addr add 10.0.0.1/24 dev br0
  ip -n "$router" addr add 169.254.169.254/32 dev lo
  ip -n "$router" link set br0 up
  while read -r name mac when; do
    number=$((number + 1))
    ip -n "$router" link add "port$number" type veth peer name "$name" address "$mac"
    ip -n "$router" link set "port$number" master br0 up
    if [ "$when" = now ]; then ip -n "$router" link set "$name" netns "$node"; fi
  done <"$work/nics"
  ip netns exec "$router" dnsmasq --keep-in-foreground --conf-file=/dev/null --log-facility="$work/dhcp.log" --port=0 --no-ping --interface=br0 \
    --dhcp-range=10.0.0.10,10.0.0.50,1h --dhcp-leasefile="$work/leases" --log-dhcp --pid-file="$work/dnsmasq.pid" &
  if [ -e "$work/imds.json" ]; then
    ip netns exec "$router" node --import tsx "$here/imds.ts" "$work/imds.json" 169.254.169.254 >"$work/imds.log" 2>&1 &
    echo $! >"$work/imds.pid"
    poll 20 grep -qs listening "$work/imds.log"
  fi
  mkdir -p "$work/netif/links" "$work/netif/leases" "$work/netif/lldp" "$work/bin"
  chown -R systemd-network:systemd-network "$work/netif"
  chmod 755 "$work" "$work/netif"
  # `systemctl restart systemd-networkd` reaches PID 1 through a socket of its own; here the loop below is PID 1.
  cat >"$work/bin/systemctl" <<EOF
#!/bin/bash
[ "\$*" = "restart systemd-networkd" ] || { echo "rig: systemctl \$*: not here" >&2; exit 1; }
echo restart >>"$work/restarts"
old=\$(cat "$work/networkd.pid"); kill "\$old"
until [ -s "$work/networkd.pid" ] && [ "\$(cat "$work/networkd.pid")" != "\$old" ]; do sleep 0.1; done
EOF
  chmod +x "$work/bin/systemctl"
  ip netns exec "$node" unshare -m bash "$here/rig-node.sh" "$work" >"$work/networkd.log" 2>&1 &
  echo $! >"$work/holder.pid"
  poll 20 test -s "$work/networkd.pid"
  while read -r name mac when; do
    if [ "$when" = now ]; then poll 30 looked_at "$name"; fi
  done <"$work/nics"
}

attach() {
  ip -n "$router" link set "$1" netns "$node"
  ip -n "$node" link set "$1" up
  poll 30 looked_at "$1"
}

down() {
  local file
  for file in holder networkd udevd dbus dnsmasq imds; do
    [ ! -s "$work/$file.pid" ] || kill "$(cat "$work/$file.pid")" 2>/dev/null || true
  done
  ip netns del "$node" 2>/dev/null || true
  ip netns del "$router" 2>/dev/null || true
}

case $command in
up) up ;;
attach) attach "$3" ;;
down) down ;;
*) echo "usage: rig.sh up|attach|down WORK [NIC]" >&2; exit 2 ;;
esac
