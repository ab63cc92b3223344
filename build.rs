//! Has the themes and the first project embedded anew when a file of theirs comes or goes, which the compiler alone does
//! not notice.

fn main() {
    println!("cargo::rerun-if-changed=starter");
    println!("cargo::rerun-if-changed=themes");
}
