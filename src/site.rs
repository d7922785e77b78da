//! Builds, serves and exports the site; the only module that touches files.
