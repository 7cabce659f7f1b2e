# Everything that is done to this project. `make help` lists it.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=

PROGRAM := .build/orchestra
# Apart from the debug build, so that both can be made at the same time.
RELEASE := --scratch-path .build/static -c release
TABLE := Sources/OrchestraCLI/Completion/CommandTableText.swift
# With the folders, so that a file taken away counts as a change too.
SOURCES := Package.swift $(shell find Sources)
SCRIPTS := completions/orchestra.bash .ci/run .ci/setup hooks/*.sh hooks/lib/*.sh Tests/Demo/*.sh Tests/BlackBox/*.sh Tests/BlackBox/*/*.sh Tests/Release/*.sh

# One static program starts in half the time of one that loads libraries. macOS has no static executables.
ifeq ($(shell uname -s),Linux)
# libedit's archive leaves it to the linker's caller to name what it needs.
RELEASE_FLAGS := -Xswiftc -static-executable -Xlinker -ltinfo -Xlinker -lbsd -Xlinker -lmd
endif

# What the static link says of functions of Foundation that nobody here calls; everything else is shown.
LINKER_REMARKS := -e '/in statically linked applications requires at runtime/d' -e '/the use of .mktemp. is dangerous/d'

# What `--version` reads behind the end of the program: the commit it was built from. macOS signs programs, to their last byte.
STAMP = [ "$$(uname -s)" = Darwin ] || [ "$$(git rev-parse --show-toplevel 2> /dev/null)" != "$(CURDIR)" ] || \
  printf '\norchestra build: %s%s\n' "$$(git log -1 --date=short --format='%h, %cd')" \
    "$$([ -z "$$(git status --porcelain -- Package.swift Sources)" ] || printf ', changed')"

.PHONY: all build demo test lint unit-tests black-box-tests bench format schema table scenarios reference diagram install uninstall plugin \
  dist deb release-check clean help

all: build

## build: the release program, .build/orchestra
build: $(PROGRAM)

$(PROGRAM): $(SOURCES)
	@mkdir -p .build
	@{ $(SWIFT) build $(RELEASE) --product orchestra $(RELEASE_FLAGS) 2>&1; echo $$? > .build/release-status; } \
	  | sed $(LINKER_REMARKS); exit "$$(cat .build/release-status)"
	@built=$$($(SWIFT) build $(RELEASE) --show-bin-path)/orchestra; \
	  if command -v strip > /dev/null; then strip -o $@.new "$$built"; else cp "$$built" $@.new; fi
	@$(STAMP) >> $@.new
	@mv -f $@.new $@

## demo: set up, build, and play a session through the program, to watch
demo:
	@.ci/setup jq libedit
	@$(MAKE) --no-print-directory build
	@sh Tests/Demo/demo.sh $(PROGRAM)

# What two jobs say at the same time is said one after the other, by a make that can.
WHOLE_OUTPUTS := $(if $(filter 4.%,$(MAKE_VERSION)),--output-sync=target)

## test: set up, and check everything
test:
	@.ci/setup jq shellcheck python3 jsonschema git libedit zsh fish less
	@$(MAKE) --no-print-directory -j 2 lint build
	@$(MAKE) --no-print-directory -j 2 $(WHOLE_OUTPUTS) unit-tests black-box-tests

## lint: layout, shell scripts, and imports the manifest does not declare
lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests
	shellcheck -x $(SCRIPTS)
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error

## unit-tests: the tests of the modules (what `lint` compiled is not compiled again)
unit-tests:
	$(SWIFT) test --disable-xctest --explicit-target-dependency-import-check error

## black-box-tests: the release program and the scripts from outside
black-box-tests: $(PROGRAM)
	@sh Tests/BlackBox/run.sh $(PROGRAM)

## bench: measure the hook against the smallest program that reads its input, and the shell against /bin/true
bench: $(PROGRAM)
	@cc=$$(command -v cc || command -v clang) || { echo "make bench: needs a C compiler (cc or clang)" >&2; exit 1; }; \
	  "$$cc" -O2 -static -o .build/floor Tests/Benchmarks/floor.c
	@$(PROGRAM) bench hook --floor .build/floor
	@echo
	@python3 Tests/Benchmarks/shell.py $(PROGRAM)

## format: lay the sources out as the checked-in configuration says
format:
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

## schema: take docs/progress-*.schema.json over into the program
schema:
	@for pair in V1:progress-v1 Scripts:progress-v2.0-scripts V2:progress-v2; do \
	  page="docs/$${pair#*:}.schema.json"; file="Sources/ProgressValidation/Schemas/ShippedSchema+$${pair%%:*}.swift"; \
	  { sed '/#"""/q' "$$file"; sed 's/^..*$$/    &/' "$$page"; printf '\n    """#\n}\n'; } > .build/ShippedSchema.swift && \
	  mv .build/ShippedSchema.swift "$$file"; done

## table: take the commands over into the table that completion and help read
table:
	$(SWIFT) build --product orchestra
	@{ sed '/#"""/q' $(TABLE); "$$($(SWIFT) build --show-bin-path)/orchestra" complete --dump-table | sed 's/^..*$$/    &/'; \
	  printf '    """#\n}\n'; } > .build/CommandTableText.swift
	@mv .build/CommandTableText.swift $(TABLE)

# In the order they are listed.
SCENARIOS := $(shell sed -n 's/^      name: "\(.*\)",$$/\1/p' Sources/OrchestraCLI/Simulation/ScenarioTexts.swift)

## scenarios: take the scenarios of docs/scenarios over into the program
scenarios:
	@file=Sources/OrchestraCLI/Simulation/ScenarioTexts.swift; \
	  { sed '/\[$$/q' "$$file"; for name in $(SCENARIOS); do \
	  printf '    Entry(\n      name: "%s",\n      text: #"""\n' "$$name"; \
	  sed 's/^..*$$/        &/' "docs/scenarios/$$name.scenario"; printf '\n        """#),\n'; done; printf '  ]\n}\n'; } \
	  > .build/ScenarioTexts.swift && mv .build/ScenarioTexts.swift "$$file"

## reference: completions, command reference and manual page, made from the table of commands
reference:
	$(SWIFT) build --product orchestra
	@program="$$($(SWIFT) build --show-bin-path)/orchestra"; \
	  "$$program" reference > docs/commands.md; "$$program" reference --man > docs/orchestra.1; \
	  "$$program" completions bash > completions/orchestra.bash; "$$program" completions zsh > completions/_orchestra; \
	  "$$program" completions fish > completions/orchestra.fish

## diagram: draw the modules anew in docs/architecture/modules.md
diagram:
	@$(SWIFT) package describe --type json | python3 Tests/BlackBox/module_diagram.py docs/architecture/modules.md

# Where a prefix has the files of zsh; Debian's packages use another place than its users.
ZSH_FUNCTIONS = share/zsh/site-functions
INSTALLED = bin/orchestra share/man/man1/orchestra.1 share/bash-completion/completions/orchestra \
  $(ZSH_FUNCTIONS)/_orchestra share/fish/vendor_completions.d/orchestra.fish

## install: program, completions, manual page and plugin below PREFIX (PREFIX=/usr/local; DESTDIR is put before it)
install: $(PROGRAM)
	install -D -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/orchestra"
	install -D -m 644 docs/orchestra.1 "$(DESTDIR)$(PREFIX)/share/man/man1/orchestra.1"
	install -D -m 644 completions/orchestra.bash "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/orchestra"
	install -D -m 644 completions/_orchestra "$(DESTDIR)$(PREFIX)/$(ZSH_FUNCTIONS)/_orchestra"
	install -D -m 644 completions/orchestra.fish "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/orchestra.fish"
	rm -rf "$(DESTDIR)$(PREFIX)/share/orchestra/plugin"
	mkdir -p "$(DESTDIR)$(PREFIX)/share/orchestra/plugin/bin"
	cp -R .claude-plugin hooks "$(DESTDIR)$(PREFIX)/share/orchestra/plugin"
	ln -s ../../../../bin/orchestra "$(DESTDIR)$(PREFIX)/share/orchestra/plugin/bin/orchestra"

## uninstall: remove what install put there
uninstall:
	cd "$(DESTDIR)$(PREFIX)" && rm -f $(INSTALLED) && rm -rf share/orchestra

# Where packages are made.
PACKAGES = dist
VERSION := $(shell sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/OrchestraCLI/Orchestra.swift)
ARCHIVE := orchestra-$(VERSION)-linux-$(shell uname -m)
# The same sources give the same packages: their files are as old as the commit.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2> /dev/null || date +%s)
export SOURCE_DATE_EPOCH

## dist: an archive for any Linux with the program and all that belongs to it, dist/orchestra-VERSION-linux-MACHINE.tar.gz
dist: $(PROGRAM)
	rm -rf $(PACKAGES)/$(ARCHIVE)*
	@$(MAKE) --no-print-directory -o $(PROGRAM) install DESTDIR=$(PACKAGES) PREFIX=/$(ARCHIVE)
	cp README.md CHANGELOG.md LICENSE RELEASE-NOTES-v$(VERSION).md docs/packaging/copyright $(PACKAGES)/$(ARCHIVE)
	sed 's/@VERSION@/$(VERSION)/; s/@MACHINE@/$(shell uname -m)/' docs/packaging/INSTALL > $(PACKAGES)/$(ARCHIVE)/INSTALL
	chmod -R u=rwX,go=rX $(PACKAGES)/$(ARCHIVE)
	tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@$(SOURCE_DATE_EPOCH) -C $(PACKAGES) -cf - $(ARCHIVE) \
	  | gzip -9n > $(PACKAGES)/$(ARCHIVE).tar.gz
	cd $(PACKAGES) && sha256sum $(ARCHIVE).tar.gz > $(ARCHIVE).tar.gz.sha256
	rm -rf $(PACKAGES)/$(ARCHIVE)

## deb: a Debian package without dependencies, dist/orchestra_VERSION_ARCHITECTURE.deb
deb: $(PROGRAM)
	rm -rf $(PACKAGES)/deb
	@$(MAKE) --no-print-directory -o $(PROGRAM) install DESTDIR=$(PACKAGES)/deb PREFIX=/usr ZSH_FUNCTIONS=share/zsh/vendor-completions
	gzip -9n $(PACKAGES)/deb/usr/share/man/man1/orchestra.1
	mkdir -p $(PACKAGES)/deb/DEBIAN $(PACKAGES)/deb/usr/share/doc/orchestra
	install -D -m 644 docs/packaging/lintian-overrides $(PACKAGES)/deb/usr/share/lintian/overrides/orchestra
	cp docs/packaging/copyright README.md $(PACKAGES)/deb/usr/share/doc/orchestra
	{ printf 'orchestra ($(VERSION)) unstable; urgency=medium\n\n  * What changed is told in CHANGELOG.md of the sources.\n\n'; \
	  printf ' -- The orchestra authors <orchestra@packages.invalid>  '; LC_ALL=C date -u -R -d @$(SOURCE_DATE_EPOCH); } \
	  | gzip -9n > $(PACKAGES)/deb/usr/share/doc/orchestra/changelog.gz
	chmod -R u=rwX,go=rX $(PACKAGES)/deb
	cd $(PACKAGES)/deb && find usr -type f | LC_ALL=C sort | xargs md5sum > DEBIAN/md5sums
	architecture=$$(dpkg --print-architecture); \
	  sed "s/@VERSION@/$(VERSION)/; s/@ARCHITECTURE@/$$architecture/; s/@SIZE@/$$(du -sk $(PACKAGES)/deb/usr | cut -f1)/" \
	    docs/packaging/control > $(PACKAGES)/deb/DEBIAN/control; \
	  dpkg-deb --build --root-owner-group $(PACKAGES)/deb $(PACKAGES)/orchestra_$(VERSION)_$$architecture.deb
	rm -rf $(PACKAGES)/deb

## release-check: everything that has to be so before a release, done and ticked
release-check: $(PROGRAM)
	@.ci/setup jq shellcheck python3 jsonschema git libedit zsh fish less lintian debootstrap
	@sh Tests/Release/check.sh $(PROGRAM) $(VERSION)

## plugin: a folder that Claude Code takes as a plugin, dist/plugin
plugin: $(PROGRAM)
	rm -rf dist/plugin
	mkdir -p dist/plugin/bin
	cp -R .claude-plugin hooks LICENSE dist/plugin
	install -m 755 $(PROGRAM) dist/plugin/bin/orchestra

## clean: remove everything that was built
clean:
	$(SWIFT) package clean
	rm -rf $(PROGRAM) .build/floor .build/release-status dist

## help: this list
help:
	@sed -n 's/^## \([a-z-]*\): /  make \1|/p' Makefile | awk -F'|' '{ printf "%-24s%s\n", $$1, $$2 }'
