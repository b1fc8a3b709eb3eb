//! Golden pictures: a dozen poses of the figure, equal to the bit on every run and machine. `UPDATE_FIGURES=1`
//! draws them anew; look at each before it is kept. It must not know how a body is drawn.

#![allow(
    clippy::unwrap_used,
    reason = "a test says what went wrong by panicking"
)]

use std::fs;
use std::io::{BufReader, BufWriter};
use std::path::PathBuf;

use unsit::domain::Side;
use unsit::domain::demonstration::View;
use unsit::figure::portrait::Crop;
use unsit::figure::{Image, Look, Painter, Portrait, Posture};
use unsit::library::Library;
use unsit::window::Print;

const SIZE_PX: [u32; 2] = [200, 250];

/// One of each position, with each thing, both sides, each kind; the pose counted from the last.
const PICTURES: [(&str, Side); 14] = [
    ("seated-figure-four", Side::Right),
    ("seated-figure-four", Side::Left),
    ("half-kneeling-hip-flexor", Side::Right),
    ("prone-quad-strap", Side::Right),
    ("supine-figure-four", Side::Left),
    ("standing-crossed-leg-tfl", Side::Right),
    ("ninety-ninety", Side::Right),
    ("glute-bridge", Side::Right),
    ("bird-dog", Side::Left),
    ("side-plank", Side::Right),
    ("lateral-band-walk", Side::Right),
    ("roller-glute", Side::Right),
    ("cat-camel", Side::Right),
    ("desk-hip-hinge", Side::Right),
];

fn paint(painter: &mut Painter, library: &Library, id: &str, side: Side) -> Image {
    let subject = library.subject(id).unwrap();
    let demonstration = subject.demonstration().unwrap();
    let pose = demonstration.poses.last().unwrap().pose;
    let azimuth_deg = match side {
        Side::Right => demonstration.view.azimuth_deg,
        Side::Left => -demonstration.view.azimuth_deg,
    };
    let portrait = Portrait::new(&subject, &Posture::still(pose, side)).unwrap();
    let look = Look {
        size_px: SIZE_PX,
        view: View {
            azimuth_deg,
            ..demonstration.view
        },
        colours: Print::new().colours,
        framing: portrait.framing(&subject, Crop::AllPoses),
    };
    painter.paint(&portrait.scene(), &look).clone()
}

fn file(id: &str, side: Side) -> PathBuf {
    let side = match side {
        Side::Left => "left",
        Side::Right => "right",
    };
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/figure/{id}-{side}.png"))
}

#[test]
fn pictures_are_equal_to_the_bit() {
    let library = Library::built_in();
    let mut painter = Painter::default();
    let update = std::env::var_os("UPDATE_FIGURES").is_some();
    let mut changed = Vec::new();
    for (id, side) in PICTURES {
        let image = paint(&mut painter, &library, id, side);
        let path = file(id, side);
        if update {
            write(&path, &image);
        }
        let kept = read(&path);
        if kept != image {
            let different = kept
                .rgba
                .chunks_exact(4)
                .zip(image.rgba.chunks_exact(4))
                .filter(|(kept, new)| kept != new);
            changed.push(format!("{}: {} pixels", path.display(), different.count()));
        }
    }
    // They could be unequal.
    let right = paint(&mut painter, &library, "seated-figure-four", Side::Right);
    assert_ne!(right, read(&file("seated-figure-four", Side::Left)));
    assert!(
        changed.is_empty(),
        "these are drawn differently:\n{}",
        changed.join("\n")
    );
}

/// As it is painted: colours multiplied by alpha.
fn write(path: &PathBuf, image: &Image) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let [width, height] = image.size_px;
    let file = BufWriter::new(fs::File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&image.rgba).unwrap();
    writer.finish().unwrap();
}

fn read(path: &PathBuf) -> Image {
    let file = fs::File::open(path).unwrap_or_else(|error| {
        panic!("{}: {error}; draw it with UPDATE_FIGURES=1", path.display())
    });
    let mut reader = png::Decoder::new(BufReader::new(file)).read_info().unwrap();
    let mut rgba = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut rgba).unwrap();
    Image {
        size_px: [info.width, info.height],
        rgba,
    }
}
