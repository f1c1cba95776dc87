# Shared by scripts/desk and scripts/test: finds Python, system libraries and locked dependencies, and makes
# .venv. Every step says itself in a line; what is there already is passed over. POSIX sh.
# Whoever reads this in has set $root to the project’s folder.
# shellcheck shell=sh disable=SC2154

say() {
    printf '%s\n' "desk: $*" >&2
}

fail() {
    say "$*"
    exit 1
}

# The first Python that Desk runs on. Sets $python.
find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1; then
            return
        fi
    done
    found=$(python3 --version 2>/dev/null || echo "none was found")
    fail "Desk needs Python 3.11 to 3.14 and here there is: $found. Install one from python.org or your system’s packages, then run this again."
}

# Names the Debian packages of the libraries that are not here, one library=package a line on standard input.
missing_packages() {
    ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
    known=$("$ldconfig" -p 2>/dev/null) || return 0
    [ -n "$known" ] || return 0
    while IFS='=' read -r library package; do
        case $known in
            *"$library "*) ;;
            *) printf '%s ' "$package" ;;
        esac
    done
}

# What Qt loads, even without a screen, and for windows under X11.
missing_libraries() {
    missing_packages <<'LIBRARIES'
libEGL.so.1=libegl1
libGL.so.1=libgl1
libxkbcommon.so.0=libxkbcommon0
libdbus-1.so.3=libdbus-1-3
libfontconfig.so.1=libfontconfig1
libglib-2.0.so.0=libglib2.0-0
libxcb-cursor.so.0=libxcb-cursor0
libxcb-icccm.so.4=libxcb-icccm4
libxcb-image.so.0=libxcb-image0
libxcb-keysyms.so.1=libxcb-keysyms1
libxcb-randr.so.0=libxcb-randr0
libxcb-render-util.so.0=libxcb-render-util0
libxcb-shape.so.0=libxcb-shape0
libxcb-xkb.so.1=libxcb-xkb1
libxkbcommon-x11.so.0=libxkbcommon-x11-0
libX11-xcb.so.1=libx11-xcb1
LIBRARIES
}

# Installs Debian packages where this user may. Fails when it cannot; the caller says what that means.
apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        return 1
    fi
    say "Installing system packages with apt: $*"
    log=$(mktemp)
    for try in install update-and-install; do
        [ "$try" = install ] || $as_root apt-get update >>"$log" 2>&1 || true
        if $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1
        then
            rm -f "$log"
            return 0
        fi
    done
    cat "$log" >&2
    rm -f "$log"
    return 1
}

need_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    packages=$(missing_libraries)
    [ -n "$packages" ] || return 0
    # shellcheck disable=SC2086 # a list of words
    apt_install $packages ||
        fail "The window needs system libraries that are missing here; install them with: sudo apt-get install ${packages% }"
}

# Makes .venv where it is missing or broken. Sets $venv_python.
need_venv() {
    venv=$root/.venv
    venv_python=$venv/bin/python
    [ -d "$venv/Scripts" ] && venv_python=$venv/Scripts/python.exe
    if "$venv_python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1; then
        return
    fi
    find_python
    say "Making .venv with $("$python" --version)"
    if "$python" -c 'import ensurepip' >/dev/null 2>&1; then
        "$python" -m venv --clear "$venv" || fail "Python could not make $venv; its own words are above."
    else
        "$python" -m venv --clear --without-pip "$venv" ||
            fail "Python could not make $venv; on Debian and Ubuntu install it with: sudo apt-get install python3-venv"
    fi
    [ -d "$venv/Scripts" ] && venv_python=$venv/Scripts/python.exe
    return 0
}

# pip working on .venv: its own, or else the pip of the Python that made it.
venv_pip() {
    if "$venv_python" -c 'import pip' >/dev/null 2>&1; then
        "$venv_python" -m pip "$@"
    else
        find_python
        "$python" -m pip --python "$venv_python" "$@"
    fi
}

# Installs a lock file and Desk itself: need_packages LEVEL FILE. A stamp makes the second run pass at once.
need_packages() {
    stamp=$root/.venv/desk-$1.stamp
    want="$(cat "$root/scripts/$2" "$root/pyproject.toml" | cksum) $root"
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then
        return
    fi
    say "Installing the locked dependencies of scripts/$2 into .venv (a few minutes the first time)"
    venv_pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "$root/scripts/$2" ||
        fail "The dependencies could not be installed, for the reason pip gives above; this step needs the network."
    venv_pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation \
        --editable "$root" || fail "Desk itself could not be installed into .venv, for the reason pip gives above."
    printf '%s\n' "$want" >"$stamp"
}
