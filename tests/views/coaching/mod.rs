//! The coach's screens: today, what is advised against, the check-in. Found by their labels.

mod against;
mod check_in;
mod everywhere;
mod people;
mod pictures;
mod scene;
mod screens;
mod today;
