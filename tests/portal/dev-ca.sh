#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# dev-ca.sh DIR [TERMINAL-NAME ...]
# Makes the development papers of one hall in DIR, and keeps those that are still good. Silent when all is well.
#   ca.pem ca.key              "Yizhan Development CA"; a production build refuses whatever it has signed
#   portal.pem portal.key      TLS server, localhost and 127.0.0.1                        P-256
#   terminal.pem terminal.key  TLS client and signer of cases, CN terminal-001            P-256
#   seal.pem seal.key          recipient of sealed cases (CMS AuthEnvelopedData, OAEP)    RSA-3072
#   catalogue.pem catalogue.key  signer of the catalogue, which terminals pin                P-256
#   NAME.pem NAME.key          a further terminal with CN NAME, for each name given
# RSA for the seal: OpenSSL 3.0 wraps the content key for an EC recipient with a SHA-1 KDF unless told otherwise.
set -euo pipefail
[ $# -ge 1 ] || { echo "usage: dev-ca.sh DIR [TERMINAL-NAME ...]" >&2; exit 2; }
dir=$1
shift
umask 077
mkdir -p "$dir"
cd "$dir"
exec 9>.lock
flock 9 # two tests may want the same folder at the same time
work=$(mktemp -d .new.XXXXXX)
trap 'rm -rf "$work"' EXIT
month=$((30 * 24 * 3600))

quiet() { # the tools of openssl talk even when they succeed
  local said
  said=$("$@" 2>&1) || { echo "dev-ca.sh: $*" >&2; echo "$said" >&2; exit 1; }
}

# good NAME: certificate and key are there, belong together, hang on our CA and last another month
good() {
  [ -s "$1.pem" ] && [ -s "$1.key" ] || return 1
  openssl x509 -in "$1.pem" -noout -checkend "$month" >/dev/null 2>&1 || return 1
  openssl verify -CAfile ca.pem "$1.pem" >/dev/null 2>&1 || return 1
  [ "$(openssl x509 -in "$1.pem" -noout -pubkey 2>/dev/null)" = "$(openssl pkey -in "$1.key" -pubout 2>/dev/null)" ]
}

key() { # key FILE ec|rsa
  if [ "$2" = rsa ]; then
    quiet openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$1"
  else
    quiet openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:named_curve -out "$1"
  fi
}

# put NAME: the new pair takes its place; the key first, so that a torn pair is seen as not good and made again
put() {
  chmod 0600 "$work/$1.key"
  chmod 0644 "$work/$1.pem"
  mv "$work/$1.key" "$1.key"
  mv "$work/$1.pem" "$1.pem"
}

serial() { echo "0x4$(openssl rand -hex 15)"; }

make_ca() {
  good ca && return
  cat >"$work/ca.cnf" <<'CNF'
[req]
distinguished_name = name
prompt = no
x509_extensions = ca
[name]
O = Yizhan
CN = Yizhan Development CA
[ca]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
CNF
  key "$work/ca.key" ec
  quiet openssl req -x509 -new -sha256 -key "$work/ca.key" -config "$work/ca.cnf" -days 3650 \
    -set_serial "$(serial)" -out "$work/ca.pem"
  put ca
}

# leaf NAME CN ec|rsa "extension lines"
leaf() {
  good "$1" && return
  cat >"$work/$1.cnf" <<CNF
[req]
distinguished_name = name
prompt = no
[name]
O = Yizhan
CN = $2
[leaf]
basicConstraints = critical, CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
$4
CNF
  key "$work/$1.key" "$3"
  quiet openssl req -new -sha256 -key "$work/$1.key" -config "$work/$1.cnf" -out "$work/$1.csr"
  quiet openssl x509 -req -sha256 -in "$work/$1.csr" -CA ca.pem -CAkey ca.key -set_serial "$(serial)" -days 825 \
    -extfile "$work/$1.cnf" -extensions leaf -out "$work/$1.pem"
  put "$1"
}

terminal() { # terminal FILE CN
  leaf "$1" "$2" ec $'keyUsage = critical, digitalSignature\nextendedKeyUsage = clientAuth, emailProtection'
}

make_ca
leaf portal localhost ec $'keyUsage = critical, digitalSignature\nextendedKeyUsage = serverAuth\nsubjectAltName = DNS:localhost, IP:127.0.0.1'
terminal terminal terminal-001
leaf seal "Yizhan Development Portal seal" rsa $'keyUsage = critical, keyEncipherment\nextendedKeyUsage = emailProtection'
leaf catalogue "Yizhan Development Catalogue" ec $'keyUsage = critical, digitalSignature\nextendedKeyUsage = emailProtection'
for name in "$@"; do
  terminal "$name" "$name"
done
