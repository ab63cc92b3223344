//! Scripts without comments, and without the space that only their writers need.
//!
//! A line stays a line where a statement could end, so that a script that leaves out its semicolons
//! means the same. Nothing is renamed or moved. Where this could not tell what something is, the
//! script is published as it is.

/// What is read in the place of a comment that has to stay with what it is about.
const LEGAL: &[&str] = &["@preserve", "copyright", "licen", "spdx-"];
/// Words after which an expression begins.
const BEFORE_VALUE: &[&str] = &[
    "case",
    "default",
    "delete",
    "do",
    "else",
    "in",
    "instanceof",
    "new",
    "return",
    "throw",
    "typeof",
    "void",
];
/// After these, and at the beginning, the end of a line means nothing.
const CONTINUED: &[&str] = &["", "(", ",", ";", "[", "{"];
/// Words that are names in some places.
const AMBIGUOUS: &[&str] = &["await", "of", "yield"];
/// Words whose parentheses a statement follows, so that a slash behind them is no division.
const HEADS: &[&str] = &["await", "for", "if", "while", "with"];

/// A script as it is published; nothing where it should be left as it is.
pub(super) fn shortened(script: &str) -> Option<String> {
    // Signs that begin comments in the browser's oldest scripts, and those that only a first line has.
    if script.starts_with("#!") || script.contains("<!--") || script.contains("-->") {
        return None;
    }
    Scanner::new(script).run()
}

/// What a token begins or ends with, by which the space beside it is needed or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// A letter or digit.
    Word,
    /// A bracket, a quotation mark, a comma or a semicolon: they never merge with what is beside.
    Apart,
    /// Any other sign.
    Sign,
    /// A dot, which may belong to a number.
    Dot,
}

/// What a slash would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slash {
    Divides,
    BeginsPattern,
    Unknown,
}

/// What is open.
#[derive(Debug, PartialEq, Eq)]
enum Open {
    /// A parenthesis, and what a slash behind its end would be.
    Parenthesis(Slash),
    Brace,
    /// A place in a template.
    Place,
}

#[derive(Debug)]
struct Token<'s> {
    text: &'s str,
    begins: Edge,
    ends: Edge,
    slash: Slash,
}

#[derive(Debug)]
struct Scanner<'s> {
    rest: &'s str,
    out: String,
    open: Vec<Open>,
    before: Token<'s>,
}

impl<'s> Scanner<'s> {
    fn new(script: &'s str) -> Self {
        let slash = Slash::BeginsPattern;
        let before = Token { text: "", begins: Edge::Apart, ends: Edge::Apart, slash };
        Self { rest: script, out: String::new(), open: Vec::new(), before }
    }

    fn run(mut self) -> Option<String> {
        loop {
            let gap = self.gap()?;
            if self.rest.is_empty() {
                let end = Some(gap).filter(|it| is_legal(it)).unwrap_or("\n");
                self.out.push_str(end);
                return self.open.is_empty().then_some(self.out);
            }
            let token = self.token()?;
            if is_legal(gap) {
                self.out.push_str(gap);
            } else if gap.contains(ends_line) && self.may_end(&token) {
                self.out.push('\n');
            } else if !gap.is_empty() && merge(self.before.ends, token.begins) {
                self.out.push(' ');
            }
            self.out.push_str(token.text);
            self.before = token;
        }
    }

    /// Whether the end of a line before a token could be that of a statement. A brace that closes ends
    /// one by itself.
    fn may_end(&self, token: &Token<'_>) -> bool {
        !CONTINUED.contains(&self.before.text) && !token.text.starts_with('}')
    }

    /// Takes space and comments.
    fn gap(&mut self) -> Option<&'s str> {
        let start = self.rest;
        loop {
            self.rest = self.rest.trim_start_matches(is_space);
            let length = if self.rest.starts_with("//") {
                self.rest.find(ends_line).unwrap_or(self.rest.len())
            } else if self.rest.starts_with("/*") {
                self.rest[2..].find("*/")? + 4
            } else {
                return Some(&start[..start.len() - self.rest.len()]);
            };
            let comment = self.take(length);
            // A map of what a tool made leads to places in the script.
            if comment[2..].starts_with(['#', '@']) {
                return None;
            }
        }
    }

    fn take(&mut self, length: usize) -> &'s str {
        let (token, rest) = self.rest.split_at(length);
        self.rest = rest;
        token
    }

    fn token(&mut self) -> Option<Token<'s>> {
        match self.rest.chars().next()? {
            quote @ ('"' | '\'') => self.string(quote),
            '`' => self.template(),
            '/' => self.slash(),
            '.' => Some(self.dots()),
            '(' | ')' | '{' | '}' | '[' | ']' | ',' | ';' => self.apart(),
            sign if is_word(sign) => Some(self.word()),
            _ => Some(self.signs()),
        }
    }

    fn string(&mut self, quote: char) -> Option<Token<'s>> {
        let mut escaped = false;
        for (at, sign) in self.rest.char_indices().skip(1) {
            match sign {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '\n' | '\r' => return None,
                _ if sign == quote => return Some(self.made(at + 1, Edge::Apart, Slash::Divides)),
                _ => {}
            }
        }
        None
    }

    /// Takes a template from its beginning, or from the end of a place in it, to its next place or its end.
    fn template(&mut self) -> Option<Token<'s>> {
        let mut escaped = false;
        for (at, sign) in self.rest.char_indices().skip(1) {
            match sign {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '`' => return Some(self.made(at + 1, Edge::Apart, Slash::Divides)),
                '$' if self.rest[at + 1..].starts_with('{') => {
                    self.open.push(Open::Place);
                    return Some(self.made(at + 2, Edge::Apart, Slash::BeginsPattern));
                }
                _ => {}
            }
        }
        None
    }

    fn slash(&mut self) -> Option<Token<'s>> {
        match self.before.slash {
            Slash::Divides => Some(self.made(1, Edge::Sign, Slash::BeginsPattern)),
            Slash::BeginsPattern => self.pattern(),
            Slash::Unknown => None,
        }
    }

    fn pattern(&mut self) -> Option<Token<'s>> {
        let (mut escaped, mut in_class) = (false, false);
        for (at, sign) in self.rest.char_indices().skip(1) {
            match sign {
                _ if ends_line(sign) => return None,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => {
                    let flags = length_of(&self.rest[at + 1..], is_word);
                    let pattern = self.made(at + 1 + flags, Edge::Word, Slash::Divides);
                    return Some(Token { begins: Edge::Sign, ..pattern });
                }
                _ => {}
            }
        }
        None
    }

    fn dots(&mut self) -> Token<'s> {
        let length = length_of(self.rest, |it| it == '.');
        let slash = if length == 3 { Slash::BeginsPattern } else { Slash::Divides };
        self.made(length, Edge::Dot, slash)
    }

    fn apart(&mut self) -> Option<Token<'s>> {
        let slash = match self.rest.as_bytes()[0] {
            b'(' => {
                let is_head = self.before.ends == Edge::Word && HEADS.contains(&self.before.text);
                let behind = if is_head { Slash::Unknown } else { Slash::Divides };
                self.open.push(Open::Parenthesis(behind));
                Slash::BeginsPattern
            }
            b')' => match self.open.pop()? {
                Open::Parenthesis(behind) => behind,
                _ => return None,
            },
            b'{' => {
                self.open.push(Open::Brace);
                Slash::BeginsPattern
            }
            b'}' => match self.open.pop()? {
                Open::Brace => Slash::Unknown,
                Open::Place => return self.template(),
                Open::Parenthesis(_) => return None,
            },
            b']' => Slash::Divides,
            _ => Slash::BeginsPattern,
        };
        Some(self.made(1, Edge::Apart, slash))
    }

    fn word(&mut self) -> Token<'s> {
        let length = length_of(self.rest, is_word);
        let word = &self.rest[..length];
        let slash = match word {
            // Behind a dot every word is a name.
            _ if self.before.ends == Edge::Dot => Slash::Divides,
            _ if BEFORE_VALUE.contains(&word) => Slash::BeginsPattern,
            _ if AMBIGUOUS.contains(&word) => Slash::Unknown,
            _ => Slash::Divides,
        };
        self.made(length, Edge::Word, slash)
    }

    fn signs(&mut self) -> Token<'s> {
        let is_other = |it| is_word(it) || is_space(it) || "\"'`/.(){}[],;".contains(it);
        let length = length_of(self.rest, |it| !is_other(it));
        let signs = &self.rest[..length];
        let is_step = signs.ends_with("++") || signs.ends_with("--");
        let slash = if is_step { Slash::Unknown } else { Slash::BeginsPattern };
        self.made(length, Edge::Sign, slash)
    }

    fn made(&mut self, length: usize, edge: Edge, slash: Slash) -> Token<'s> {
        Token { text: self.take(length), begins: edge, ends: edge, slash }
    }
}

/// Whether two tokens could be read as others where no space is between them.
fn merge(left: Edge, right: Edge) -> bool {
    let is_apart = left == Edge::Apart || right == Edge::Apart;
    let is_clear = matches!((left, right), (Edge::Word, Edge::Sign) | (Edge::Sign, Edge::Word));
    !is_apart && !is_clear
}

fn length_of(text: &str, is_in: impl Fn(char) -> bool) -> usize {
    text.find(|it| !is_in(it)).unwrap_or(text.len())
}

/// Whether space or comments hold what their author wants to be kept.
fn is_legal(gap: &str) -> bool {
    let text = gap.to_lowercase();
    text.contains("/*!") || text.contains("//!") || LEGAL.iter().any(|it| text.contains(it))
}

fn is_word(sign: char) -> bool {
    let is_letter = sign.is_ascii_alphanumeric() || matches!(sign, '_' | '$' | '#' | '\\');
    is_letter || (!sign.is_ascii() && !is_space(sign))
}

fn is_space(sign: char) -> bool {
    sign.is_whitespace() || sign == '\u{feff}'
}

fn ends_line(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[track_caller]
    fn case(script: &str, expected: &str) {
        assert_eq!(shortened(script).as_deref(), Some(format!("{expected}\n").as_str()));
    }

    #[track_caller]
    fn left(script: &str) {
        assert_eq!(shortened(script), None);
    }

    #[test]
    fn comments_and_space_go() {
        case("// Why.\n\n'use strict';\n", "'use strict';");
        case(
            "  const a = [ 1, 2 ] ;  // two\n  /** @type {x} */\n  f( a ) ;",
            "const a=[1,2];f(a);",
        );
        case("if (a) { b(); } else { c(); }", "if(a){b();}else{c();}");
        case("const f = async (a) => a ?? (await b)?.c", "const f=async(a)=>a??(await b)?.c");
        case("a\u{feff}=\u{a0}1", "a=1");
        case("", "");
        case("// nothing", "");
    }

    #[test]
    fn lines_stay_lines_where_a_statement_could_end() {
        case("f(\n a,\n [\n b,\n ],\n);\ng();\n{\n h()\n}\ni", "f(a,[b,],);g();{h()}\ni");
        case("let a = b\n\n\n  let c = d\n++e", "let a=b\nlet c=d\n++e");
        case("return /* one\n two */ a", "return\na");
        case("a\r\nb\u{2028}c // d\u{2029}e", "a\nb\nc\ne");
    }

    #[test]
    fn tokens_do_not_merge() {
        case("a + +b - -c + ++d", "a+ +b- -c+ ++d");
        case("typeof a; a in b; a/**/of/**/b", "typeof a;a in b;a of b");
        case(
            "1 .toFixed(); 1. in a; a ? .5 : b; f(... a)",
            "1 .toFixed();1. in a;a? .5:b;f(... a)",
        );
        case("a / /b/g / c; /d/ in e", "a/ /b/g/c;/d/ in e");
        case("x = 'a' in b ? \"c\" : d", "x='a'in b?\"c\":d");
        case("class A { #b = 1; static c = #b in d }", "class A{#b=1;static c=#b in d}");
        case("a < ! --b", "a< ! --b");
    }

    #[test]
    fn texts_and_patterns_are_kept() {
        case(
            r#"f('a // b', "it's  /* c */", 'd\'  e')"#,
            r#"f('a // b',"it's  /* c */",'d\'  e')"#,
        );
        case("`a  // ${ b ? `c  ${ d }  ` : {} }  e` ", "`a  // ${b?`c  ${d}  `:{}}  e`");
        case("`\\`  \\${  ` ; `$  {`", "`\\`  \\${  `;`$  {`");
        case("`a\n\n  b`", "`a\n\n  b`");
        case("a = /[/'`]  \\/  \"/u . test(b)", "a= /[/'`]  \\/  \"/u . test(b)");
        case("return /'  /", "return/'  /");
        case("a(/`  /); b || /'  /; [/\"  /]", "a(/`  /);b|| /'  /;[/\"  /]");
        case("a.in / b / c; d[0] / e / f; (g) / h / i", "a.in/b/c;d[0]/e/f;(g)/h/i");
        case("ı = 'ı' ; { ß : 1 }", "ı='ı';{ß:1}");
    }

    #[test]
    fn what_the_law_wants_is_kept() {
        case("/*! of others */\nf( a )", "/*! of others */\nf(a)");
        case(
            "f( a )\n// (c) 2031, SPDX-License-Identifier: MIT\n g( )",
            "f(a)\n// (c) 2031, SPDX-License-Identifier: MIT\n g()",
        );
    }

    #[test]
    fn what_is_not_clear_is_left_as_it_is() {
        left("if (a) /b'/.test(c)");
        left("a = {} / b");
        left("a++ / b");
        left("yield /a/");
        left("a --> b");
        left("#!/usr/bin/env node\na");
        left("a\n//# sourceMappingURL=a.js.map");
        left("'a\nb'");
        for script in ["`a", "a = /b\n/", "/* a", "(a }", "(a", "a)"] {
            left(script);
        }
    }
}
