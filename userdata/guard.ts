import {
  buildGuardFiles,
  EC2_DRIVERS,
  METRIC_BASE,
  type GuardFile,
  type GuardOptions,
} from "./guard-files";

/** Media type of a part that cloud-init runs at every boot, before anything else of the user data. */
export const BOOTHOOK_TYPE = "text/cloud-boothook";

/** Writes a whole file; `base` is an argument of the script's own function, for a file that goes before it. */
function writeFile(file: GuardFile, base = ""): string {
  return `write_file "${file.path}"${base} <<'UNIT'\n${file.content}UNIT`;
}

/**
 * The networkd guard: a bash script that sees to it, at every boot and before the kubelet starts, that the node has one
 * default route and that systemd-networkd leaves the CNI's interfaces alone.
 *
 * It finds the primary interface by the MAC address that IMDSv2 names and writes only what this AMI lacks:
 *
 * | AMI releases | Lacks | Written |
 * |---|---|---|
 * | v20240213 to v20240315 | everything: each interface gets DHCP | unit for the others, metric |
 * | to v20250731 | as above until nodeadm has run once | unit for the others, metric |
 * | to v20251001 | a metric: the boot hook binds `80-ec2.network` to the primary's MAC | metric |
 * | v20251002 and later | nothing: udev-net-manager decides per interface | nothing, or an explicit metric |
 *
 * Then it looks whether networkd did it. A boothook may run before the system bus is up; `networkctl reload` fails
 * then, and networkd is restarted through PID 1 instead, which forgets the leases of interfaces it no longer manages
 * and leaves their addresses and routes behind: those are flushed. An interface on another network card
 * (multi-card and EFA instances) stays managed, with a metric of its own.
 *
 * @see facts in awslabs/amazon-eks-ami: nodeadm/cmd/nodeadm-internal/{boot-hook,udev}, v20260724
 */
export function renderGuard(options: GuardOptions = {}): string {
  const files = buildGuardFiles(options);
  const drivers = (options.drivers ?? EC2_DRIVERS).join(" ");
  const metric = String(options.primaryRouteMetric ?? METRIC_BASE);
  return String.raw`#!/bin/bash
# eks-cni networkd guard: runs at every boot before the kubelet and the CNI; may be run again by hand.
# One default route, and systemd-networkd keeps its hands off the interfaces that the CNI attaches.
# Writes only what this AMI lacks, only under /run. What it did: journalctl -t eks-cni-guard
set -u
export LC_ALL=C
units=/run/systemd/network
explicit_metric=${options.primaryRouteMetric === undefined ? "no" : "yes"}
drivers='${drivers}'
changed=no

say() {
  printf 'eks-cni-guard: %s\n' "$*"
  logger -t eks-cni-guard -- "$*" 2>/dev/null || true
}
give_up() {
  say "ERROR: $*"
  exit 1 # cloud-init reports it and goes on booting
}
# until_true SECONDS COMMAND...: polls, never longer than that.
until_true() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.2
  done
}
# write_file PATH [BASE]: BASE and standard input with the names filled in, unless PATH has just that.
write_file() {
  local text path=$1
  shift
  text=$(cat "$@" - | sed -e "s/@keep@/$keep/" -e "s/@nic@/$nic/" -e "s/@metric@/$card_metric/")
  [ "$text" != "$(cat "$path" 2>/dev/null)" ] || return 0
  if ! mkdir -p "$(dirname "$path")" || ! printf '%s\n' "$text" >"$path"; then give_up "cannot write $path"; fi
  changed=yes
  say "wrote $path"
}

# Instance metadata, IMDSv2.
imds_call() { curl -sf --noproxy '*' --connect-timeout 1 --max-time 3 "$@"; }
imds_token() {
  token=$(imds_call -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' \
    http://169.254.169.254/latest/api/token) && [ -n "$token" ]
}
imds() {
  imds_call -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
}

# with_mac MAC: interfaces with this address; the physical ones if there are any.
with_mac() {
  local entry dir found=''
  for entry in device address; do
    for dir in /sys/class/net/*; do
      if [ -e "$dir/$entry" ] && [ "$(cat "$dir/address")" = "$1" ]; then found="$found $(basename "$dir")"; fi
    done
    [ -z "$found" ] || break
  done
  printf '%s' "$found" | sed 's/^ //'
}
# state NIC KEY: what networkd says about it; needs no bus.
state() { sed -n "s/^$2=//p" "/run/systemd/netif/links/$(cat "/sys/class/net/$1/ifindex")" 2>/dev/null; }
driver_of() {
  local driver
  driver=$(udevadm info -q property -p "/sys/class/net/$1" 2>/dev/null | sed -n 's/^ID_NET_DRIVER=//p')
  [ -n "$driver" ] || driver=$(basename "$(readlink -f "/sys/class/net/$1/device/driver")")
  printf '%s' "$driver"
}
# Every other interface with a driver of EC2, but those on other network cards.
others() {
  local dir other
  for dir in /sys/class/net/*; do
    other=$(basename "$dir")
    case " $primary $cards lo " in *" $other "*) continue ;; esac
    case " $drivers " in *" $(driver_of "$other") "*) printf '%s\n' "$other" ;; esac
  done
}
# Interfaces that IMDS puts on a network card other than the first: no CNI attaches those, so networkd keeps them.
on_other_cards() {
  local mac card name
  for mac in $(imds network/interfaces/macs/ | tr -d /); do
    card=$(imds "network/interfaces/macs/$mac/network-card") || continue
    case $card in '' | 0 | *[!0-9]*) continue ;; esac
    for name in $(with_mac "$mac"); do printf '%s:%s\n' "$name" "$card"; done
  done
}

# The unit that networkd uses for the primary, and everything laid over it but our own.
owner_known() { owner_path=$(state "$primary" NETWORK_FILE) && [ -n "$owner_path" ]; }
owner_says() {
  local dir file
  set -- "$1" "$owner_path"
  for dir in /etc /run /usr/local/lib /usr/lib; do
    for file in "$dir/systemd/network/$owner.d"/*.conf; do
      [ "$(basename "$file")" = 50-eks-cni-metric.conf ] || set -- "$@" "$file"
    done
  done
  grep -qsE "$@"
}

default_route() { ip -4 route show default dev "$1" 2>/dev/null; }
# What a lease left behind on an interface that networkd no longer manages; a CNI's addresses do not expire.
forget_lease() {
  local family
  [ -n "$(ip -4 address show dev "$1" dynamic)$(ip -4 route show dev "$1" proto dhcp)" ] || return 0
  for family in -4 -6; do
    ip "$family" address flush dev "$1" dynamic
    ip "$family" route flush dev "$1" proto dhcp
    ip "$family" route flush dev "$1" proto ra
  done 2>/dev/null
  say "removed what the lease of $1 left behind"
}
settled() {
  local other
  problem="$primary is $(state "$primary" ADMIN_STATE)"
  [ "$(state "$primary" ADMIN_STATE)" = configured ] || return 1
  problem="the default route of $primary is: $(default_route "$primary")"
  if [ -n "$expect" ]; then
    case "$(default_route "$primary") " in *" metric $expect "*) ;; *) return 1 ;; esac
  fi
  [ "$ours" = yes ] || return 0
  for other in $(others); do
    problem="$other is $(state "$other" ADMIN_STATE)"
    [ "$(state "$other" ADMIN_STATE)" = unmanaged ] || return 1
    forget_lease "$other"
    problem="$other has a default route: $(default_route "$other")"
    [ -z "$(default_route "$other")" ] || return 1
  done
}

# 1. Which interface is the primary, and which unit has it?
until_true 20 imds_token || give_up "the instance metadata service does not answer: nothing written"
mac=$(imds mac | tr 'A-F' 'a-f')
case $mac in ??:??:??:??:??:??) ;; *) give_up "the instance metadata service gives no MAC address: nothing written" ;; esac
primary=$(with_mac "$mac")
case $primary in '' | *[!A-Za-z0-9._-]*) give_up "not exactly one interface has $mac: nothing written" ;; esac
if ! until_true 20 owner_known; then
  say "systemd-networkd does not manage $primary: nothing to do"
  exit 0
fi

# 2. What does this AMI lack?
owner=$(basename "$owner_path")
keep="!INTERFACE=$primary" nic='' card_metric='' cards='' ours=no expect=''
if [ -e /etc/systemd/system/udev-net-manager@.service ] ||
  [ -e /usr/lib/systemd/system/udev-net-manager@.service ] || [ -e "$units/70-eks-$primary.network" ]; then
  # This AMI writes a unit with a metric for each interface that it wants managed, and none for a CNI's.
  owner=70-eks-$primary.network
  has_metric=yes
else
  has_metric=no
  if owner_says '^RouteMetric='; then has_metric=yes; fi
  if ! owner_says '^(Permanent)?MACAddress='; then
    ours=yes
    for pair in $(on_other_cards); do
      nic=$(printf '%s' "$pair" | cut -d: -f1)
      card_metric=$((${String(METRIC_BASE)} + 100 * $(printf '%s' "$pair" | cut -d: -f2)))
      cards="$cards $nic" keep="$keep INTERFACE=$nic"
${writeFile(files.card, ' "$owner_path"')}
    done
${writeFile(files.unmanaged)}
  fi
fi
if [ "$explicit_metric" = yes ] || [ "$has_metric" = no ]; then
  expect=${metric}
${writeFile(files.metric)}
fi

# 3. Make networkd take it up, and look whether it did.
if [ "$changed$ours$explicit_metric" = nonono ]; then
  say "$primary is in the hands of $owner: nothing to do"
  exit 0
fi
if [ "$changed" = yes ]; then
  if output=$(timeout 20 networkctl reload 2>&1); then
    say "networkctl reload was accepted"
  else
    say "networkctl reload failed, the system bus may not be up yet: $output"
    changed=failed
  fi
fi
if [ "$changed" = failed ] || ! until_true 20 settled; then
  [ "$changed" = failed ] || say "not settled: $problem"
  say "restarting systemd-networkd"
  output=$(timeout 60 systemctl restart systemd-networkd 2>&1) || say "restart failed: $output"
  until_true 30 settled || give_up "systemd-networkd did not take it up: $problem"
fi
say "settled: $(default_route "$primary")"
`;
}
