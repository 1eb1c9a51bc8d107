# shellcheck shell=bash
# After aws.sh and kube.sh: the CRDs of the Gateway API, standard channel, of one release. Nothing is ever lowered or deleted:
# whoever deletes a CRD deletes every Gateway and route with it.
# In: RELEASE (v1.4.1), BASE_URL (the folder of the files), FILES (lines of "sha256 name"), REFUSE_FROM (the first version with
#     which a program of this cluster ends; may be empty).

# A version as one number. In: v1.4.1.
number_of() {
  [[ $1 =~ ^v([0-9]+)\.([0-9]+)\.([0-9]+) ]] || fail "\"$1\" is not a version of the Gateway API, for example v1.4.1"
  printf '%d' $((BASH_REMATCH[1] * 1000000 + BASH_REMATCH[2] * 1000 + BASH_REMATCH[3]))
}

sha256_of() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else shasum -a 256 "$1"; fi | awk '{ print $1 }'
}

# What is there, a line for each CRD: name, version, channel, Helm release.
installed() {
  # shellcheck disable=SC2016 # the variables are the template's
  kube get customresourcedefinitions --output go-template='{{range .items}}{{if eq .spec.group "gateway.networking.k8s.io"}}{{$a := .metadata.annotations}}{{.metadata.name}} {{with $a}}{{or (index . "gateway.networking.k8s.io/bundle-version") "v0.0.0"}} {{or (index . "gateway.networking.k8s.io/channel") "standard"}} {{or (index . "meta.helm.sh/release-name") "-"}}{{else}}v0.0.0 standard -{{end}}
{{end}}{{end}}'
}

command -v curl >/dev/null 2>&1 || fail 'the program "curl" is not on PATH: install it where pulumi runs'
wanted=$(number_of "$RELEASE")
there=$(installed) || fail 'could not list the CRDs: see the message of kubectl above'
newest=0 newest_version='' experimental='' owner=''
while read -r name version channel helm; do
  [[ -n $name ]] || continue
  number=$(number_of "$version")
  if ((number > newest)); then newest=$number newest_version=$version; fi
  if [[ $channel != standard ]]; then experimental=$name; fi
  if [[ $helm != - ]]; then owner=$helm; fi
done <<<"$there"

if [[ -n ${REFUSE_FROM:-} ]] && ((newest >= $(number_of "$REFUSE_FROM"))); then
  fail "the cluster has the Gateway API $newest_version, and this version of Cilium ends with $REFUSE_FROM and later (cilium/cilium#45139): write a cni.version from 1.20 on, or cni.gatewayApi: false. CRDs are not lowered, because objects could be lost"
fi
if ((newest > wanted)); then
  say "the cluster has the Gateway API $newest_version, newer than $RELEASE: left as it is"
  exit 0
fi
if ((newest == wanted)) && [[ -n $experimental ]]; then
  say "the cluster has the experimental channel of $RELEASE, which contains the standard one: left as it is"
  exit 0
fi
if [[ -n $owner && $newest -lt $wanted ]]; then
  fail "the cluster has the Gateway API $newest_version from the Helm release \"$owner\", which would take it back or delete it: keep that release from installing the CRDs (linkerd-crds: installGatewayAPI: false, and helm.sh/resource-policy: keep on the CRDs before), or raise them there"
fi
if [[ -n $experimental ]]; then
  fail "the cluster has the experimental channel of $newest_version ($experimental): fields that are in use could be lost with the standard one; install the experimental channel of $RELEASE yourself, then run pulumi up again"
fi

mkdir "$WORK_DIR/crds"
while read -r digest file; do
  path=$WORK_DIR/crds/$file
  curl --fail --silent --show-error --location --retry 5 --connect-timeout 20 --max-time 120 --output "$path" "$BASE_URL/$file" ||
    fail "could not download $BASE_URL/$file: see the message of curl above"
  given=$(sha256_of "$path")
  [[ $given == "$digest" ]] ||
    fail "$BASE_URL/$file has the SHA-256 $given, not $digest: it is not the file of $RELEASE; nothing was installed"
done <<<"$FILES"
while read -r _ file; do
  # Ours are the only changes: what an earlier kubectl wrote is of the same files.
  kube apply --server-side --force-conflicts --field-manager=eks-cni --filename="$WORK_DIR/crds/$file" ||
    fail "could not install $file: see the message of kubectl above; run pulumi up again"
done <<<"$FILES"
while read -r _ file; do
  if [[ $file != *_vap_* ]]; then
    kube wait --for=condition=Established --timeout=60s --filename="$WORK_DIR/crds/$file" ||
      fail "the API does not serve $file: see the message of kubectl above"
  fi
done <<<"$FILES"
say "the cluster has the Gateway API $RELEASE, standard channel"
