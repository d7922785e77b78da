//! What README.md says of the command line and what the command says of itself.

use std::collections::{BTreeMap, BTreeSet};

use super::run::run;

/// The options that a text names, without the two that every command has.
fn options(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| word.starts_with("--") && word.len() > 2)
        .filter(|word| !matches!(*word, "--help" | "--version"))
        .map(str::to_owned)
        .collect()
}

/// The options in the column of options of `sanding COMMAND --help`.
fn offered(command: &str) -> BTreeSet<String> {
    let help = run(&[command, "--help"]);
    assert_eq!(help.code, 0, "{command}");
    let lines = help.out.lines().map(str::trim_start);
    let column = lines.filter(|line| line.starts_with('-'));
    column
        .flat_map(|line| options(line.split("  ").next().unwrap()))
        .collect()
}

#[test]
fn the_readme_lists_every_command_with_every_option_and_no_other() {
    let readme = include_str!("../../README.md");
    let (_, section) = readme.split_once("\n## The command\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let mut listed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in section.lines() {
        let Some(usage) = line.strip_prefix("    sanding ") else {
            continue;
        };
        let command = usage.split(' ').next().unwrap().trim_matches(['[', ']']);
        let known = listed.entry(command.to_owned()).or_default();
        known.extend(options(usage));
    }
    let help = run(&["--help"]).out;
    let (_, commands) = help.split_once("\nCommands:\n").unwrap();
    let commands: BTreeSet<&str> = commands
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty() && *name != "help")
        .collect();
    assert_eq!(
        listed.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        commands
    );
    for (command, options) in &listed {
        assert_eq!(options, &offered(command), "{command}");
    }
}
