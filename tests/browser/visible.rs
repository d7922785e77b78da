//! What is seen, as figures: contrast, the size of targets, narrow windows, motion, layout shifts,
//! paper, and what a first visit loads.

use sanding::site::{FIRST_VIEW, REST_FILES};
use serde_json::{Value, json};

use crate::harness::{Page, visit};

const VIEWS: [&str; 10] = [
    "#/",
    "#/search?q=korut",
    "#/read/liputan6",
    "#/compare/liputan6/medcom",
    "#/compare/liputan6/medcom/okezone",
    "#/statements",
    "#/names",
    "#/timeline",
    "#/keys",
    "#/about",
];

async fn emulate(page: &Page, media: &str, features: &[(&str, &str)]) {
    let features: Vec<Value> = features
        .iter()
        .map(|(name, value)| json!({"name": name, "value": value}))
        .collect();
    page.driver
        .cdp()
        .send_raw(
            "Emulation.setEmulatedMedia",
            json!({"media": media, "features": features}),
        )
        .await
        .unwrap();
}

async fn show(page: &Page, view: &str) {
    page.open(view).await;
    page.until(&format!(
        "location.hash === '{view}' && document.querySelector('main h1') && !document.querySelector('sanding-built:empty')"
    ))
    .await;
}

/// The color of a custom property, from 0 to 255.
async fn color(page: &Page, name: &str) -> [f64; 3] {
    let script = format!(
        "(() => {{
            const probe = document.createElement('i');
            probe.style.color = 'var(--{name})';
            document.body.append(probe);
            const color = getComputedStyle(probe).color;
            probe.remove();
            return color;
        }})()"
    );
    let told = page.eval(&script).await;
    let numbers = told.as_str().unwrap();
    let numbers = numbers.trim_start_matches("rgb(").trim_end_matches(')');
    let parts: Vec<f64> = numbers
        .split(", ")
        .map(|part| part.parse().unwrap())
        .collect();
    parts.try_into().unwrap()
}

/// The contrast of two colors, as WCAG 2.2 defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |color: [f64; 3]| {
        let [r, g, b] = color.map(|part| {
            let part = part / 255.0;
            match part <= 0.04045 {
                true => part / 12.92,
                false => libm::pow((part + 0.055) / 1.055, 2.4),
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colors_stand_out_from_what_they_lie_on_in_both_schemes() {
    assert!((contrast([0.0; 3], [255.0; 3]) - 21.0).abs() < 0.01);
    visit("", async |page| {
        for scheme in ["light", "dark"] {
            emulate(page, "screen", &[("prefers-color-scheme", scheme)]).await;
            for (least, colors, grounds) in [
                (
                    4.5,
                    &["ink"][..],
                    &["paper", "sheet", "same", "differs", "near", "found", "tint"][..],
                ),
                (4.5, &["quiet", "accent"], &["paper", "sheet"]),
                (4.5, &["clash"], &["sheet", "clash-tint"]),
                // Underlines, borders of fields, the outline of the focus, lines between columns.
                (
                    3.0,
                    &[
                        "person",
                        "place",
                        "organization",
                        "event",
                        "date",
                        "field",
                        "accent",
                    ],
                    &["paper", "sheet", "same"],
                ),
            ] {
                for name in colors {
                    for ground in grounds {
                        let found = contrast(color(page, name).await, color(page, ground).await);
                        assert!(found >= least, "{scheme}: {name} on {ground}: {found:.2}");
                    }
                }
            }
        }
    });
}

#[test]
fn what_is_pressed_is_at_least_24_pixels_high_and_wide() {
    // Links within a sentence may be smaller; all else that can be pressed is looked at.
    let small = "[...document.querySelectorAll('button, select, input:not([type=hidden]), summary, .bar a:not(.skip), .tabs a, .chips a, .legend a, .names a, .sign, footer a, .go')]
        .map((it) => [it.className || it.textContent, it.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.width < 23.9 || box.height < 23.9))
        .map(([name, box]) => name + ' ' + box.width + ' x ' + box.height)";
    visit("", async |page| {
        for width in [1280, 390] {
            page.resize(width, 900).await;
            for view in VIEWS {
                show(page, view).await;
                assert_eq!(page.eval(small).await, json!([]), "{view} at {width}");
            }
        }
    });
}

#[test]
fn nothing_is_cut_off_at_320_pixels_at_twice_the_zoom_or_with_letters_twice_as_large() {
    visit("", async |page| {
        // A window of 1280 pixels has 640 at a zoom of 200 %.
        for (width, letters) in [(320, "100%"), (640, "100%"), (640, "200%")] {
            page.resize(width, 700).await;
            for view in VIEWS {
                show(page, view).await;
                page.eval(&format!(
                    "document.documentElement.style.fontSize = '{letters}'"
                ))
                .await;
                let wide = page.eval("document.documentElement.scrollWidth").await;
                assert!(
                    wide.as_u64().unwrap() <= u64::from(width),
                    "{view} at {width}: {wide}"
                );
            }
        }
    });
}

#[test]
fn what_has_the_focus_is_under_nothing_whichever_way_it_came() {
    // Of each thing that can have the focus, what is seen at the middle of its first line.
    let covered = "(() => {
        const seen = [...document.querySelectorAll('main :is(a[href], button, select, summary, input:not([type=hidden]))')];
        const covered = [];
        for (const order of [seen, [...seen].reverse()]) {
            for (const it of order) {
                it.focus();
                const [line] = it.getClientRects();
                if (document.activeElement !== it || !line?.width) continue;
                const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
                if (!top || !(it.contains(top) || top.contains(it) || it.labels?.[0]?.contains(top))) covered.push(it.outerHTML.slice(0, 80) + ' under ' + top?.outerHTML.slice(0, 80));
            }
        }
        return covered;
    })()";
    visit("", async |page| {
        for width in [1280, 390] {
            page.resize(width, 700).await;
            for view in VIEWS {
                show(page, view).await;
                assert_eq!(page.eval(covered).await, json!([]), "{view} at {width}");
            }
        }
        // It finds what is covered, where the bar stays at the top.
        page.resize(1280, 700).await;
        page.eval("document.querySelector('.bar').style.height = '600px'")
            .await;
        show(page, "#/names").await;
        assert_ne!(page.eval(covered).await, json!([]));
    });
}

#[test]
fn what_colors_tell_is_told_without_them() {
    let styles = |selector: &str, property: &str| {
        format!(
            "[...document.querySelectorAll('{selector}')].map((it) => getComputedStyle(it).{property})"
        )
    };
    visit("#/compare/liputan6/medcom", async |page| {
        page.until("document.querySelector('ins, del')").await;
        // Kinds of marks differ by their lines in any colors.
        let mut lines = std::collections::BTreeSet::new();
        let kinds = ["person", "place", "organization", "date"];
        for kind in kinds {
            let style = page
                .eval(&styles(&format!(".m.{kind}"), "textDecorationStyle"))
                .await;
            lines.insert(style[0].as_str().unwrap().to_owned());
        }
        assert_eq!(lines.len(), kinds.len(), "{lines:?}");
        let border = styles("ins, del", "borderBottomStyle");
        let here = styles(".bar a.here", "textDecorationLine");
        assert_eq!(page.eval(&here).await, json!(["none"]));
        emulate(page, "screen", &[("forced-colors", "active")]).await;
        assert_eq!(page.eval(&here).await, json!(["underline"]));
        for one in page.eval(&border).await.as_array().unwrap() {
            assert_ne!(one, "none");
        }
        page.eval("document.querySelector('.bar a').focus()").await;
        assert_eq!(
            page.eval("getComputedStyle(document.activeElement).outlineStyle")
                .await,
            "solid"
        );
    });
}

#[test]
fn nothing_moves_for_those_who_do_not_want_it() {
    let moving = "[...document.querySelectorAll('*')].filter((it) => {
        const style = getComputedStyle(it);
        return style.animationName !== 'none' || style.transitionDuration.split(', ').some((time) => time !== '0s');
    }).length";
    visit("", async |page| {
        assert!(
            page.eval(moving).await.as_u64().unwrap() > 0,
            "else the test tells nothing"
        );
        emulate(page, "screen", &[("prefers-reduced-motion", "reduce")]).await;
        for view in VIEWS {
            show(page, view).await;
            assert_eq!(page.eval(moving).await, 0, "{view}");
        }
    });
}

#[test]
fn the_first_view_stays_where_it_is_and_loads_nothing_else() {
    visit("", async |page| {
        for width in [1280, 390] {
            page.resize(width, 900).await;
            page.driver.refresh().await.unwrap();
            page.until("window.sanding && document.querySelector('main h1') && !document.querySelector('sanding-built:empty')")
                .await;
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            let shift = "new Promise((done) => {
                let sum = 0;
                new PerformanceObserver((list) => {
                    for (const entry of list.getEntries()) sum += entry.value;
                }).observe({ type: 'layout-shift', buffered: true });
                setTimeout(() => done(sum), 200);
            })";
            assert_eq!(page.eval(shift).await, 0, "shift at {width}");
        }
        let loaded = page.requests().await;
        for file in &loaded {
            // Without the checksum in it.
            let name = file.rsplit('/').next().unwrap();
            let (stem, end) = name.split_once('.').unwrap();
            let stem = match stem.rsplit_once('-') {
                Some((stem, sum)) if sum.len() == 8 => stem,
                _ => stem,
            };
            let name = format!("{stem}.{end}").replace("-en.txt", "-id.txt");
            let known = FIRST_VIEW.iter().chain(&REST_FILES);
            assert!(known.into_iter().any(|one| *one == name), "{file}");
        }
    });
}

#[test]
fn on_paper_two_sources_stay_side_by_side_without_controls() {
    visit("#/compare/liputan6/medcom", async |page| {
        page.until("document.querySelectorAll('.s').length > 4")
            .await;
        // What an A4 sheet has between its margins.
        page.resize(688, 1000).await;
        emulate(page, "print", &[]).await;
        let boxes = page
            .eval("[...document.querySelectorAll('.link.reworded')].map((link) => [link.previousElementSibling, link.nextElementSibling].map((it) => it.getBoundingClientRect()).map((box) => [box.left, box.right, box.top]))[0]")
            .await;
        let at = |side: usize, edge: usize| boxes[side][edge].as_f64().unwrap();
        assert!(at(0, 1) < at(1, 0), "{boxes}");
        assert_eq!(at(0, 2), at(1, 2), "{boxes}");
        assert!(page.text(".paper").await.contains("Janji Putin"));
        for hidden in [".bar", "footer", ".go", "form.search"] {
            let display = format!("getComputedStyle(document.querySelector('{hidden}')).display");
            assert_eq!(page.eval(&display).await, "none", "{hidden}");
        }
    });
}
