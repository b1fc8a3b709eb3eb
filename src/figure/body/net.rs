//! From a field to a mesh: naive surface nets on a grid, each corner then drawn onto the surface.
//! It must not know what the field describes.
//!
//! Gibson, "Constrained elastic surface nets", 1998; the corner of a cell is the mean of the places
//! where the cell's edges cross the surface.

use glam::Vec3;

/// A mesh in the rest pose. Corners of a triangle run counterclockwise, seen from outside.
#[derive(Clone, Debug, Default)]
pub struct Mesh {
    pub places_m: Vec<Vec3>,
    pub normals: Vec<Vec3>,
    pub triangles: Vec<[u32; 3]>,
}

/// The box that is searched, and how fine.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    pub low_m: Vec3,
    pub high_m: Vec3,
    pub cell_m: f32,
}

/// Cells along each side of the blocks that are left out as a whole when the surface is far.
const BLOCK: usize = 6;
/// The field may overstate a distance by as much.
const OVERSTATED: f32 = 2.5;
/// Steps by which a corner is drawn onto the surface.
const STEPS: usize = 2;

/// What is negative inside and positive outside.
pub trait Field {
    /// What counts for the surface in some neighbourhood.
    type Near;

    /// Anywhere.
    fn roughly(&self, p: Vec3) -> f32;
    /// What counts within `reach_m` of `middle`.
    fn near(&self, middle: Vec3, reach_m: f32) -> Self::Near;
    /// There.
    fn at(&self, near: &Self::Near, p: Vec3) -> f32;
}

/// Meshes the part of `field`'s surface inside `grid`.
pub fn mesh<F: Field>(grid: &Grid, field: &F) -> Mesh {
    // A rounding is no cell more.
    let size = ((grid.high_m - grid.low_m) / grid.cell_m - 0.01).ceil();
    let count = [size.x as usize, size.y as usize, size.z as usize];
    let values = sample(grid, count, field);
    let mut mesh = Mesh::default();
    let corner_of = corners(grid, count, &values, &mut mesh);
    for place in &mut mesh.places_m {
        let near = field.near(*place, 2.0 * grid.cell_m);
        let at = |p: Vec3| field.at(&near, p);
        for _ in 0..STEPS {
            let normal = gradient(at, *place);
            *place -= normal * at(*place).clamp(-grid.cell_m, grid.cell_m);
        }
        mesh.normals.push(gradient(at, *place));
    }
    faces(count, &values, &corner_of, &mut mesh);
    mesh
}

/// The direction in which the field grows.
fn gradient(field: impl Fn(Vec3) -> f32, at: Vec3) -> Vec3 {
    const REACH_M: f32 = 0.002;
    // The corners of a tetrahedron: four samples where differences along the axes take six.
    let corners = [
        Vec3::new(1.0, 1.0, 1.0),
        Vec3::new(1.0, -1.0, -1.0),
        Vec3::new(-1.0, 1.0, -1.0),
        Vec3::new(-1.0, -1.0, 1.0),
    ];
    corners
        .iter()
        .map(|corner| *corner * field(at + *corner * REACH_M))
        .sum::<Vec3>()
        .normalize_or(Vec3::Z)
}

struct Values {
    /// Nodes along each axis: one more than cells.
    nodes: [usize; 3],
    at: Vec<f32>,
}

impl Values {
    fn index(&self, x: usize, y: usize, z: usize) -> usize {
        (z * self.nodes[1] + y) * self.nodes[0] + x
    }
}

fn sample<F: Field>(grid: &Grid, count: [usize; 3], field: &F) -> Values {
    let mut values = Values {
        nodes: count.map(|cells| cells + 1),
        at: Vec::new(),
    };
    values.at = vec![f32::INFINITY; values.nodes.iter().product()];
    let node = |x: usize, y: usize, z: usize| {
        grid.low_m + grid.cell_m * Vec3::new(x as f32, y as f32, z as f32)
    };
    let reach = BLOCK as f32 * grid.cell_m * 0.87 * OVERSTATED;
    for z in (0..=count[2]).step_by(BLOCK) {
        for y in (0..=count[1]).step_by(BLOCK) {
            for x in (0..=count[0]).step_by(BLOCK) {
                let middle = node(x, y, z) + Vec3::splat(grid.cell_m * BLOCK as f32 / 2.0);
                let far = field.roughly(middle);
                let near = (far.abs() <= reach).then(|| field.near(middle, reach / OVERSTATED));
                for nz in z..(z + BLOCK).min(values.nodes[2]) {
                    for ny in y..(y + BLOCK).min(values.nodes[1]) {
                        for nx in x..(x + BLOCK).min(values.nodes[0]) {
                            let index = values.index(nx, ny, nz);
                            values.at[index] = match &near {
                                Some(near) => field.at(near, node(nx, ny, nz)),
                                None => far,
                            };
                        }
                    }
                }
            }
        }
    }
    values
}

/// One corner for each cell that the surface runs through; gives the corner of each cell.
fn corners(grid: &Grid, count: [usize; 3], values: &Values, mesh: &mut Mesh) -> Vec<u32> {
    let mut corner_of = vec![u32::MAX; count.iter().product()];
    for z in 0..count[2] {
        for y in 0..count[1] {
            for x in 0..count[0] {
                let value = |corner: usize| {
                    values.at
                        [values.index(x + (corner & 1), y + (corner >> 1 & 1), z + (corner >> 2))]
                };
                let inside = (0..8).filter(|corner| value(*corner) < 0.0).count();
                if inside == 0 || inside == 8 {
                    continue;
                }
                let mut sum = Vec3::ZERO;
                let mut crossings = 0.0;
                for from in 0..8_usize {
                    for axis in [1_usize, 2, 4] {
                        let to = from | axis;
                        let (a, b) = (value(from), value(to));
                        if to != from && (a < 0.0) != (b < 0.0) {
                            let part = a / (a - b);
                            sum += offset(from) + (offset(to) - offset(from)) * part;
                            crossings += 1.0;
                        }
                    }
                }
                let cell = Vec3::new(x as f32, y as f32, z as f32) + sum / crossings;
                corner_of[(z * count[1] + y) * count[0] + x] = mesh.places_m.len() as u32;
                mesh.places_m.push(grid.low_m + cell * grid.cell_m);
            }
        }
    }
    corner_of
}

fn offset(corner: usize) -> Vec3 {
    Vec3::new(
        (corner & 1) as f32,
        (corner >> 1 & 1) as f32,
        (corner >> 2) as f32,
    )
}

/// Two triangles for each edge of the grid that crosses the surface inside the box.
fn faces(count: [usize; 3], values: &Values, corner_of: &[u32], mesh: &mut Mesh) {
    let cell = |x: usize, y: usize, z: usize| corner_of[(z * count[1] + y) * count[0] + x];
    for z in 1..count[2] {
        for y in 1..count[1] {
            for x in 1..count[0] {
                let here = values.at[values.index(x, y, z)] < 0.0;
                let edges = [
                    (
                        values.at[values.index(x + 1, y, z)] < 0.0,
                        [
                            cell(x, y - 1, z - 1),
                            cell(x, y, z - 1),
                            cell(x, y, z),
                            cell(x, y - 1, z),
                        ],
                    ),
                    (
                        values.at[values.index(x, y + 1, z)] < 0.0,
                        [
                            cell(x - 1, y, z - 1),
                            cell(x - 1, y, z),
                            cell(x, y, z),
                            cell(x, y, z - 1),
                        ],
                    ),
                    (
                        values.at[values.index(x, y, z + 1)] < 0.0,
                        [
                            cell(x - 1, y - 1, z),
                            cell(x, y - 1, z),
                            cell(x, y, z),
                            cell(x - 1, y, z),
                        ],
                    ),
                ];
                for (there, mut quad) in edges {
                    if here == there || quad.contains(&u32::MAX) {
                        continue;
                    }
                    if there {
                        quad.reverse();
                    }
                    split(quad, mesh);
                }
            }
        }
    }
}

/// Along the shorter diagonal.
fn split(quad: [u32; 4], mesh: &mut Mesh) {
    let [a, b, c, d] = quad;
    let place = |corner: u32| mesh.places_m[corner as usize];
    if (place(a) - place(c)).length_squared() < (place(b) - place(d)).length_squared() {
        mesh.triangles.extend([[a, b, c], [a, c, d]]);
    } else {
        mesh.triangles.extend([[a, b, d], [b, c, d]]);
    }
}
