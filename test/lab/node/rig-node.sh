#!/bin/bash
# The inside of the rig's node: own /run, own units, own udevd and bus; and networkd, started again whenever it ends.
set -eu
work=$1
trap 'kill "$(cat "$work/networkd.pid")" 2>/dev/null; exit' TERM
mount --make-rprivate /
for dir in /run/systemd /run/udev /run/dbus; do
  mkdir -p $dir
  mount -t tmpfs none $dir
done
mkdir -p /run/systemd/network /run/systemd/networkd.conf.d /run/systemd/netif
mount --bind "$work/netif" /run/systemd/netif
printf '[Network]\nManageForeignRoutes=no\nManageForeignRoutingPolicyRules=no\n' >/run/systemd/networkd.conf.d/80-release.conf
cp -r "$work/run/." /run/systemd/network/
mount --bind "$work/etc" /etc/systemd/network
mount --bind "$work/lib" /usr/lib/systemd/network
if [ "$(cat "$work/bus")" = up ]; then dbus-daemon --system --fork --print-pid >"$work/dbus.pid"; fi
/lib/systemd/systemd-udevd >"$work/udevd.log" 2>&1 &
echo $! >"$work/udevd.pid"
until [ -S /run/udev/control ]; do sleep 0.1; done
udevadm trigger --action=add --subsystem-match=net
udevadm settle -t 10
while :; do
  SYSTEMD_LOG_LEVEL=info /lib/systemd/systemd-networkd &
  echo $! >"$work/networkd.pid"
  wait $! || true
done
