# Everything that a person does with this tree.

export PATH := $(HOME)/.cargo/bin:$(PATH)

.PHONY: run test walk story bare-machine deb endurance fuzz bench lint screenshots schemas sounds voice voice-report icons licences cargo

# What a dictionary takes for misspelt and is not.
CORRECT := brige,chek,childs,couldnt,crate,fro,ist,ot,singel,singl,te,ther,trough,unser,upto

# Open the window, and every test; the scripts work without make as well.
run:
	./run
test:
	./test

# Walk through the program by names and keys, as a screen reader and a keyboard meet it: a desk break, and a newcomer's first
# week, of which target/walk/ gets a picture of each moment; the week's main moments on Wayland too.
walk: cargo
	@.ci/packages.sh build run test walk
	cargo build --locked --bins
	UNSIT_WALK_PICTURES="$(CURDIR)/target/walk" tests/e2e/run.sh tests/walk/without-looking.sh tests/walk/first-week.sh \
		tests/walk/wayland-week.sh

# The pictures of that walk which README shows: the window alone.
story:
	for picture in 07-self-test 37-progress-overview; do \
		convert target/walk/$$picture.png -crop 1140x726+1+20 +repage data/pictures/$${picture#*-}.png || exit 1; \
	done

# README's commands and the package on fresh Debian roots; as root, about 40 minutes.
bare-machine:
	@.ci/packages.sh test bare
	tests/bare_machine.sh

# The Debian package, in target/debian/.
deb: cargo
	@.ci/packages.sh build
	cargo build --locked --release --package unsit
	data/debian/build.sh "$${CARGO_TARGET_DIR:-target}/release/unsit" "$${CARGO_TARGET_DIR:-target}/debian"

# What takes long: ten thousand random lives of 400 days with the coach, against its ten rules; ten million random commands to
# sessions; 1,000 SIGKILLs of window and agent while they are used; a day of 24 hours with both, whose memory stays flat.
endurance: cargo
	@.ci/packages.sh build run test
	UNSIT_LIVES=10000 cargo test --locked --release --test coach -- --nocapture no_life_breaks_a_rule
	UNSIT_COMMANDS=10000000 cargo test --locked --release --lib -- --nocapture time_is_never_lost_or_invented
	cargo build --locked --bins
	STAGE_LIMIT_SECS=3600 tests/e2e/run.sh tests/endurance/kills.sh tests/endurance/day.sh

# Look for inputs that break what reads a person's files, messages, archives and histories; an hour for each of the five,
# unless UNSIT_FUZZ_SECS says otherwise. tests/fuzz/run.sh says how to keep what is found.
fuzz: cargo
	@.ci/packages.sh build
	tests/fuzz/run.sh

# Measure every budget in one run, and write BENCHMARKS.md; fails where one is missed. About an hour.
bench: cargo
	@.ci/packages.sh build run test peers || echo "Going on without them; something may not be measured."
	benches/report.sh

# Format, clippy and rustdoc without a warning; dependencies: their licences, sources and known faults (which asks the network),
# and none that nobody uses; spelling.
lint: cargo
	@.ci/packages.sh lint
	@command -v cargo-deny >/dev/null || cargo install --locked cargo-deny
	@command -v cargo-machete >/dev/null || cargo install --locked cargo-machete
	cargo fmt --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-Dwarnings -Arustdoc::private-intra-doc-links" cargo doc --locked --no-deps --document-private-items
	cargo deny --locked check advisories bans sources
	cargo machete
	git ls-files | grep -Ev "^(tests/fuzz/corpus|tests/malformed|data/licences|data/pictures|sounds/voice/en)|[.](lock|svg|json|png|flac|wav|ogg)$$" \
		| xargs codespell -q 3 -L "$(CORRECT)"

# Draw every screen in both themes into data/pictures/.
screenshots: cargo
	@.ci/packages.sh build run test
	mkdir -p data/pictures
	UNSIT_PICTURES=data/pictures cargo test --locked --test views pictures -- --ignored
	cargo run --locked -- figure --all -o data/pictures/exercises.png

# Write the JSON schemas of exercise and routine files anew, from the types.
schemas: cargo
	UPDATE_SCHEMAS=1 cargo test --locked --test schemas

# Write the tones under sounds/ anew, sample for sample.
sounds: cargo
	cargo run --locked --example synthesize

# Speak every line of the library anew where its words have changed; sounds/voice/en/.
voice: cargo
	.ci/packages.sh build voice
	sounds/voice/python.sh target/voice sounds/voice/requirements.txt
	cargo run --locked --example voice -- target/voice/bin/python

# Have a recogniser write down every clip, and say which it misheard; sounds/voice/REPORT.md.
voice-report:
	.ci/packages.sh voice
	sounds/voice/python.sh target/ear sounds/voice/recognise.requirements.txt
	target/ear/bin/python sounds/voice/recognise.py

# Write the list of what the program is built from anew, for its page about itself.
licences: cargo
	data/licences.sh >data/licences.txt

# Draw the icon's PNG files anew from its SVG.
icons:
	data/desktop/icons/draw.sh

cargo:
	@command -v cargo >/dev/null || { echo "Rust is missing. Install it from https://rustup.rs and try again." >&2; exit 1; }
