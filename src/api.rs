//! `window.sanding`: the engine's answers as plain JavaScript objects.
