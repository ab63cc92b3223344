//! Drawings as pictures: for those who share a link or keep it on a phone, whose programs read no SVG.
//!
//! A drawing has no words: that would take a font, and every machine has others.

use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{ImageHrefResolver, Options, Tree},
};

/// How wide and high a card is: what those who show cards ask for.
pub(crate) const CARD: (u32, u32) = (1200, 630);

/// How wide and high an icon is, and how far its drawing stands from the edges.
const ICON: u32 = 180;
const EDGE: u32 = 26;

/// Reads a drawing. It can show no other file.
///
/// # Errors
/// What is wrong with it, in words.
pub(crate) fn drawing(svg: &[u8]) -> Result<Tree, String> {
    let image_href_resolver = ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(|_, _| None),
    };
    let options = Options { image_href_resolver, ..Options::default() };
    Tree::from_data(svg, &options).map_err(|it| it.to_string())
}

/// Makes the card of a drawing.
///
/// # Errors
/// What is wrong with the drawing, in words.
pub(crate) fn card(svg: &[u8]) -> Result<Vec<u8>, String> {
    let (width, height) = CARD;
    png(&drawing(svg)?, (width, height), (0, 0, width, height))
}

/// Makes the icon of a drawing, on white: phones would put black behind it.
///
/// # Errors
/// What is wrong with the drawing, in words.
pub(crate) fn icon(svg: &[u8]) -> Result<Vec<u8>, String> {
    let inner = ICON - 2 * EDGE;
    png(&drawing(svg)?, (ICON, ICON), (EDGE, EDGE, inner, inner))
}

/// Draws into a part of a white picture.
#[expect(clippy::cast_precision_loss, reason = "the sizes are those above")]
fn png(
    tree: &Tree,
    (width, height): (u32, u32),
    (left, top, wide, high): (u32, u32, u32, u32),
) -> Result<Vec<u8>, String> {
    let mut picture = Pixmap::new(width, height).ok_or("it has no size")?;
    picture.fill(Color::WHITE);
    let size = tree.size();
    let by = (wide as f32 / size.width()).min(high as f32 / size.height());
    let place = Transform::from_scale(by, by).post_translate(left as f32, top as f32);
    resvg::render(tree, place, &mut picture.as_mut());
    picture.encode_png().map_err(|it| it.to_string())
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Pixmap;

    use super::{card, drawing, icon};

    const SQUARE: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>\
        <path fill='#9a3570' d='M0 0h8v8H0z'/></svg>";

    #[test]
    fn drawings_become_pictures() {
        let picture = Pixmap::decode_png(&icon(SQUARE).expect("drawn")).expect("a picture");
        let color = |x, y| {
            let it = picture.pixel(x, y).expect("within").demultiply();
            [it.red(), it.green(), it.blue(), it.alpha()]
        };
        assert_eq!((picture.width(), picture.height()), (180, 180));
        assert_eq!(color(60, 60), [0x9a, 0x35, 0x70, 255]);
        assert_eq!(color(120, 120), [255; 4]);
        assert_eq!(color(5, 5), [255; 4]);
        assert_eq!(card(SQUARE), card(SQUARE));
    }

    #[test]
    fn what_is_no_drawing_is_told() {
        assert!(card(b"<svg xmlns='http://www.w3.org/2000/svg'><g>").is_err());
        assert!(drawing(b"words").is_err());
    }

    #[test]
    fn no_other_file_is_shown() {
        let image = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>\
            <image href='/etc/hostname' width='16' height='16'/></svg>";
        assert!(!drawing(image).expect("a drawing").root().has_children());
    }
}
