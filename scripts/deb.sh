#!/usr/bin/env bash
# A Debian package of the tools, and its test in an empty root.
# usage: deb.sh build|test OUT     OUT: the folder of the package; run it by `make deb`, `make test-deb`
set -euo pipefail
[ $# = 2 ] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
cd "$(dirname "$0")/.."
command -v dpkg-deb > /dev/null || { echo "deb: no dpkg-deb here: not a Debian system" >&2; exit 2; }
out=$2
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
package=$out/claimlines_${version}_$(dpkg --print-architecture).deb
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

# The packages that hold the libraries which the tools are linked with.
depends() {
  local list=""
  for library in $(ldd "$1"/usr/bin/* | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p' | sort -u); do
    # /lib is a link to /usr/lib now, but dpkg may know a file by its old path.
    file=$(readlink -f "$library")
    owner=$({ dpkg -S "$file" || dpkg -S "${file#/usr}" || true; } 2> /dev/null | sed -n '1s/:.*//p')
    list+="${owner:-libc6}"$'\n'
  done
  sort -u <<< "${list%$'\n'}" | while read -r name; do
    # What was built with this libc may not run with an older one.
    if [ "$name" = libc6 ]; then
      needed=$(grep -aoh 'GLIBC_2\.[0-9]*' "$1"/usr/bin/* | sort -uV | tail -n 1)
      echo "libc6 (>= ${needed#GLIBC_})"
    else
      echo "$name"
    fi
  done | paste -sd, | sed 's/,/, /g'
}

build() {
  local root=$work/root
  mkdir -p "$out"
  make --no-print-directory install DESTDIR="$root" PREFIX=/usr > /dev/null
  strip --strip-unneeded "$root"/usr/bin/* 2> /dev/null || true
  gzip -9n "$root"/usr/share/man/man1/*.1
  install -Dm 644 README.md "$root/usr/share/doc/claimlines/README.md"
  install -Dm 644 CHANGELOG.md "$root/usr/share/doc/claimlines/changelog"
  gzip -9n "$root/usr/share/doc/claimlines/changelog"
  { echo "Code and lexicons: MIT or Apache 2.0, as you like."
    echo "Models trained on Universal Dependencies treebanks: CC BY-SA 4.0."
    echo "The libraries cssparser and selectors, within read-articles: MPL 2.0, https://github.com/servo."
    echo; cat LICENSE-MIT; echo; echo "Apache 2.0: /usr/share/common-licenses/Apache-2.0"
  } > "$root/usr/share/doc/claimlines/copyright"
  mkdir "$root/DEBIAN"
  cat > "$root/DEBIAN/control" << CONTROL
Package: claimlines
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: claimlines <claimlines@localhost>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: $(depends "$root")
Section: text
Priority: optional
Description: who says what in a pile of news articles, and who disagrees
 Small tools that read news articles and show what they say: who says what,
 with which number, when, where, on whose word; claims about the same thing
 side by side, with the bytes that each is from.
CONTROL
  (cd "$root" && find usr -type f -exec md5sum {} +) > "$root/DEBIAN/md5sums"
  find "$root" -type d -exec chmod 755 {} +
  dpkg-deb --root-owner-group --build "$root" "$package" > /dev/null
  echo "$package"
}

# In a root that holds nothing but the package and the libraries it depends on.
check() {
  local root=$work/empty run=(chroot)
  mkdir -p "$root"/{var/lib/dpkg/{info,updates,triggers},etc,tmp}
  touch "$root/var/lib/dpkg/status"
  if [ "$(id -u)" = 0 ]; then
    # Of an empty root no dependency can be met; its libraries are copied below.
    dpkg --root="$root" --force-depends --force-script-chrootless -i "$package" > "$work/log" 2>&1 \
      || { cat "$work/log" >&2; exit 1; }
    dpkg --root="$root" -s claimlines | grep -q '^Status: install ok installed$'
  else
    dpkg -x "$package" "$root"
    run=(unshare -r chroot)
  fi
  for library in $(ldd "$root"/usr/bin/* | grep -o '/[^ ]*\.so[^ ]*' | sort -u); do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
  done
  mkdir -p "$root/seeds" && cp seeds/* "$root/seeds"
  in_root() { "${run[@]}" "$root" /usr/bin/"$@"; }
  in_root read-articles /seeds | in_root split-paragraphs | in_root tag-entities | in_root extract-numbers \
    | in_root join-claims > "$work/joined"
  in_root report-claims --min-articles 2 < "$work/joined" > "$work/report"
  in_root export-claims --to csv < "$work/joined" > "$work/claims.csv"
  grep -q contradict "$work/report" && [ "$(wc -l < "$work/claims.csv")" -gt 50 ] \
    || { echo "deb: the pipeline says too little" >&2; exit 1; }
  for tool in $(cd "$root/usr/bin" && echo *); do
    [ -s "$root/usr/share/man/man1/$tool.1.gz" ] || { echo "deb: no man page of $tool" >&2; exit 1; }
  done
  [ "$("${run[@]}" "$root" /usr/bin/read-articles --version)" = "read-articles $version" ]
  echo "deb: installed into an empty root: $(wc -l < "$work/joined") joined claims of seeds/"
}

case $1 in
  build) build ;;
  test) check ;;
  *) echo "deb.sh: build or test" >&2; exit 2 ;;
esac
