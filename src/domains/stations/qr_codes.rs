//! `GET /stations/sites/{id}/qr-code`: the picture that hangs on the door and leads to the site's entry for the public.

use crate::{codes, sites::Sites, tag::TAG};
use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use platform::{
    call::{Call, Service},
    document::{Described, Operation, catalogue::Written, documentation::answer, routes::Routes},
    http::query_string::pairs,
    problem::{Problem, Result},
    values::{schema::Schema, words::Words},
};
use qrcode::{Color, EcLevel, QrCode, render::svg};
use std::collections::BTreeMap;
use uuid::Uuid;

platform::words! {
    /// The kind of picture.
    /// 图片格式。
    pub enum Picture {
        Svg "矢量图" / "SVG",
        Png "位图" / "PNG",
    }
}

impl Picture {
    fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }
}

/// Light modules around the code: as many as readers ask for (ISO/IEC 18004).
const QUIET: usize = 4;
/// Dots of a module on each side.
const DOTS: u32 = 10;

pub(super) fn routes(routes: &mut Routes) {
    let path = "/api/v1/stations/sites/{id}/qr-code";
    let summary = ("站点二维码", "Get the QR code of a site");
    let read = Operation::new("get", path, "get_site_qr_code", TAG, summary);
    let picture = || {
        Described::by(|| Schema {
            value: serde_json::json!({"type": "string", "format": "binary"}),
            components: BTreeMap::new(),
        })
    };
    let read = read
        .describe(
            "A QR code that leads to the entry of a site for the public, at the first address of the setting `cors_origins`: where the site is, \
             when people are received, and where something can be said. Takes no token and no header.\n\
             通向家站点公众入口的二维码,网址以设置 `cors_origins` 的首个地址开头:站点地址、接待安排和反映意见的途径。无需令牌和请求头。",
        )
        .public()
        .query("format", &Schema::unnamed::<Picture>(), "The kind of picture; `svg` if not given.\n图片格式;未给出则为 `svg`。")
        .answers_as(200, Picture::ALL.iter().map(|one| (one.media_type(), picture())).collect(), &["ETag"])
        .answers_as(304, vec![], &["ETag"])
        .refuses(codes::NOT_FOUND)
        .refuses(codes::INVALID_PARAMETER)
        .refuses(codes::UNKNOWN_PARAMETER)
        .shared("if_none_match");
    routes.handle(read, qr_code);
}

async fn qr_code(request: HttpRequest, service: Data<Service>, id: Path<Uuid>) -> Result<HttpResponse> {
    let (call, site) = Call::by_passer::<Sites>(&request, &service, *id).await?;
    let picture = match pairs(request.query_string()).into_iter().find(|(name, _)| name == "format") {
        None => Picture::Svg,
        Some((_, word)) => Picture::parse(&word).ok_or_else(|| {
            let known: Vec<_> = Picture::ALL.iter().map(|one| one.word()).collect();
            Problem::new(codes::INVALID_PARAMETER).with("parameter", "format").with("allowed", known)
        })?,
    };
    let entry = call.service.edge.public(&format!("/sites/{}", site.id));
    // A plate is scratched and lies in the sun: a quarter of it may be missing.
    let code = QrCode::with_error_correction_level(entry, EcLevel::Q).map_err(Problem::internal)?;
    let drawn = match picture {
        Picture::Svg => code.render::<svg::Color<'_>>().module_dimensions(DOTS, DOTS).build().into_bytes(),
        Picture::Png => png_of(&code)?,
    };
    Ok(answer(&request, picture.media_type(), &Written::of(drawn)))
}

/// Black and white, a bit for each dot.
fn png_of(code: &QrCode) -> Result<Vec<u8>> {
    let (modules, dots) = (code.width(), usize::try_from(DOTS).map_err(Problem::internal)?);
    let side = (modules + 2 * QUIET) * dots;
    let is_dark = |x: usize, y: usize| {
        let inside = |place: usize| (place / dots).checked_sub(QUIET).filter(|module| *module < modules);
        inside(x).zip(inside(y)).is_some_and(|place| code[place] == Color::Dark)
    };
    let byte = |y: usize, first: usize| {
        (0..8)
            .filter(|bit| first + bit >= side || !is_dark(first + bit, y))
            .fold(0_u8, |byte, bit| byte | 0x80 >> bit)
    };
    let rows = (0..side).flat_map(|y| (0..side).step_by(8).map(move |first| (y, first)));
    let dots: Vec<u8> = rows.map(|(y, first)| byte(y, first)).collect();
    let side = u32::try_from(side).map_err(Problem::internal)?;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().map_err(Problem::internal)?;
    writer.write_image_data(&dots).and_then(|()| writer.finish()).map_err(Problem::internal)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dots of the picture are the modules of the code, with light around them.
    #[test]
    fn the_picture_shows_the_code() {
        let code = QrCode::with_error_correction_level("https://jiandu.example/sites/1", EcLevel::Q).unwrap();
        let file = png_of(&code).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut dots).unwrap();
        let (side, line) = (info.width as usize, info.line_size);
        assert_eq!(side, (code.width() + 2 * QUIET) * DOTS as usize);
        for (y, x) in (0..side).step_by(3).flat_map(|y| (0..side).step_by(3).map(move |x| (y, x))) {
            let light = dots[y * line + x / 8] & (0x80 >> (x % 8)) != 0;
            let module =
                |place: usize| (place / DOTS as usize).checked_sub(QUIET).filter(|one| *one < code.width());
            let dark = module(x).zip(module(y)).is_some_and(|place| code[place] == Color::Dark);
            assert_eq!(light, !dark, "{x}, {y}");
        }
    }
}
