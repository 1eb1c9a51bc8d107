# shellcheck shell=bash
# After aws.sh and kube.sh: which ENI of its node a pod's IPv4 address belongs to, as EC2 sees it. CiliumNode would
# be Cilium's own opinion, and its IPAM fields change between releases.

# Lines of: ENI, network card, device index, value of Cilium's tag or "None", addresses and prefixes joined by commas.
interfaces_of() {
  local instance=$1 file="$WORK_DIR/$1"
  if [[ ! -e $file ]]; then
    # shellcheck disable=SC2016 # the backquotes are JMESPath's
    aws ec2 describe-network-interfaces --filters "Name=attachment.instance-id,Values=$instance" \
      --query 'NetworkInterfaces[].[NetworkInterfaceId,Attachment.NetworkCardIndex,Attachment.DeviceIndex,TagSet[?Key==`"io.cilium/cilium-managed"`]|[0].Value,join(`","`,[PrivateIpAddresses[].PrivateIpAddress,not_null(Ipv4Prefixes[].Ipv4Prefix,`[]`)][])]' \
      --output text >"$file.part" || return 1
    mv -- "$file.part" "$file"
  fi
  cat -- "$file"
}

instance_of() {
  local provider_id
  provider_id=$(kube get node "$1" --output jsonpath='{.spec.providerID}') || return 1
  [[ ${provider_id##*/} =~ ^i-[0-9a-f]+$ ]] || {
    printf 'node %s has the providerID "%s", which names no EC2 instance\n' "$1" "$provider_id" >&2
    return 1
  }
  printf '%s\n' "${provider_id##*/}"
}

number_of() {
  local a b c d
  IFS=. read -r a b c d <<<"$1"
  printf '%s\n' $(((a << 24) | (b << 16) | (c << 8) | d))
}

# Is the address $1 in the list $2 of addresses and prefixes?
carries() {
  local item shift
  for item in ${2//,/ }; do
    if [[ $item == */* ]]; then
      shift=$((32 - ${item##*/}))
      (($(number_of "$1") >> shift != $(number_of "${item%/*}") >> shift)) || return 0
    elif [[ $item == "$1" ]]; then
      return 0
    fi
  done
  return 1
}

# Of the pod address $1 on the instance $2: "primary ENI" or "secondary ENI device", or nothing.
path_of() {
  local eni card device tag addresses interfaces
  interfaces=$(interfaces_of "$2") || return 1
  while IFS=$'\t' read -r eni card device tag addresses; do
    if [[ -n $eni ]] && carries "$1" "$addresses"; then
      if [[ $device == 0 && ($card == 0 || $card == None) ]]; then
        printf 'primary %s\n' "$eni"
      else
        printf 'secondary %s %s %s\n' "$eni" "$device" "$tag"
      fi
      return 0
    fi
  done <<<"$interfaces"
}

# ENIs of the instance $1, the primary one aside, that Cilium made and that have room for pods.
secondary_enis_of() {
  local eni card device tag addresses interfaces
  interfaces=$(interfaces_of "$1") || return 1
  while IFS=$'\t' read -r eni card device tag addresses; do
    if [[ $tag == true && $addresses == *,* && ! ($device == 0 && ($card == 0 || $card == None)) ]]; then
      printf '%s\n' "$eni"
    fi
  done <<<"$interfaces"
}
