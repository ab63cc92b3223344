//! What is drawn, as the files that people would write.

use std::fmt::Write;

use chrono::FixedOffset;
use claimline::model::When;
use serde_json::{Value, json};

use super::{Article, Claim, EXCHANGED, Invented, PARTIES, Question, THIRDS, Texts};

impl Invented {
    /// The same project with the first two parties in each other's places in the list of sides.
    pub(crate) fn turned(&self) -> Self {
        Self { turned: !self.turned, ..self.clone() }
    }

    /// The project's files.
    pub(crate) fn texts(&self) -> Texts {
        let (entries, claims) = self.layout;
        let settings = format!(
            "title = \"The fords\"\nzone = \"+04:00\"\nbase_url = \"https://fords.example/\"\n\
             [layout]\nentries = {entries}\nclaims = {claims}\n"
        );
        let mut texts = vec![("site.toml".to_owned(), settings)];
        let mut put = |path: String, text: String| texts.push((format!("content/{path}"), text));
        put("sides.yaml".to_owned(), yaml(self.sides()));
        put("actors.yaml".to_owned(), yaml((0..self.actors.len()).map(|row| self.actor(row))));
        put("outlets.yaml".to_owned(), yaml((0..self.outlets.len()).map(|row| self.outlet(row))));
        put("places.yaml".to_owned(), yaml((0..self.places.len()).map(|row| self.place(row))));
        let questions = self.questions.iter().enumerate();
        put("questions.yaml".to_owned(), yaml(questions.map(|(row, it)| self.question(row, it))));
        for row in 0..self.events.len() {
            put(format!("events/e{row}.md"), self.event(row));
        }
        for (row, article) in self.articles.iter().enumerate() {
            put(format!("articles/a{row}.md"), self.article(row, article));
            let claims = self.claims_of(row).map(|number| self.claim(number));
            put(format!("articles/a{row}.claims.yaml"), yaml(claims));
        }
        texts
    }

    /// The id of a side.
    fn side(&self, at: usize) -> &'static str {
        let all = self.parties + self.thirds;
        PARTIES[..self.parties].iter().chain(THIRDS).nth(at % all).expect("round the list")
    }

    fn party(&self, at: usize) -> &'static str {
        PARTIES[at % self.parties]
    }

    fn sides(&self) -> impl Iterator<Item = Value> {
        let all = self.parties + self.thirds;
        let (turn, backwards) = self.order;
        let mut order: Vec<usize> = (0..all).map(|row| (row + turn) % all).collect();
        if backwards {
            order.reverse();
        }
        if self.turned {
            for row in &mut order {
                *row = [1, 0].get(*row).copied().unwrap_or(*row);
            }
        }
        order.into_iter().map(|row| {
            let id = self.side(row);
            let mut side = json!({"id": id, "name": id, "party": row < self.parties});
            if let Some((_, other, by)) = self.bonds.iter().find(|it| self.party(it.0) == id) {
                let (other, by) = (self.party(*other), self.side(*by));
                let because = format!("{id} is like {other}.");
                side["regarded_as"] = json!([{"by": by, "as": other, "because": because}]);
                let beside = Some(other).filter(|it| *it != id);
                side["beside"] = beside.into_iter().collect();
            }
            side
        })
    }

    /// The actor that an actor is part of: one before it.
    fn body(&self, row: usize) -> Option<usize> {
        self.actors[row].1.filter(|body| *body < row)
    }

    /// The first of what an actor is part of.
    fn top(&self, mut row: usize) -> usize {
        while let Some(body) = self.body(row) {
            row = body;
        }
        row
    }

    fn side_of_actor(&self, row: usize) -> &'static str {
        self.side(self.actors[self.top(row)].0)
    }

    fn actor_id(&self, at: usize) -> String {
        let row = at % self.actors.len();
        format!("{}-speaker-{row}", self.side_of_actor(row))
    }

    fn actor(&self, row: usize) -> Value {
        let side = self.side_of_actor(row);
        let name = format!("{side} speaker {row}");
        let mut actor =
            json!({"id": self.actor_id(row), "name": name, "also": [format!("N. of {side}")]});
        match self.body(row) {
            Some(body) => actor["of"] = self.actor_id(body).into(),
            None => actor["side"] = side.into(),
        }
        if !self.actors[row].2 {
            actor["official"] = false.into();
        }
        actor
    }

    fn outlet_id(&self, at: usize) -> String {
        let row = at % self.outlets.len();
        match self.outlets[row].0 {
            Some(side) => format!("{}-paper-{row}", self.side(side)),
            None => format!("paper-{row}"),
        }
    }

    fn outlet(&self, row: usize) -> Value {
        let id = self.outlet_id(row);
        let mut outlet = json!({"id": id, "name": format!("{id} daily")});
        let (side, owner) = self.outlets[row];
        if let Some(side) = side {
            outlet["side"] = self.side(side).into();
        }
        if let Some(owner) = owner {
            outlet["owner"] = self.side(owner).into();
        }
        outlet
    }

    /// An actor or an outlet.
    fn agent_id(&self, at: usize) -> String {
        let at = at % (self.actors.len() + self.outlets.len());
        match at.checked_sub(self.actors.len()) {
            None => self.actor_id(at),
            Some(outlet) => self.outlet_id(outlet),
        }
    }

    /// Who makes a claim: an outlet only where it has a side.
    fn speaker(&self, number: usize) -> usize {
        let at = self.claims[number].by % (self.actors.len() + self.outlets.len());
        match at.checked_sub(self.actors.len()) {
            Some(outlet) if self.outlets[outlet].0.is_none() => 0,
            _ => at,
        }
    }

    fn speaker_id(&self, number: usize) -> String {
        self.agent_id(self.speaker(number))
    }

    /// Who can take back what is said in a claim: the party, or else the speaker.
    fn voice(&self, number: usize) -> String {
        let speaker = self.speaker(number);
        let side = match speaker.checked_sub(self.actors.len()) {
            Some(outlet) => self.outlets[outlet].0.map(|side| self.side(side)),
            None => Some(self.side_of_actor(speaker)),
        };
        match side.filter(|side| PARTIES.contains(side)) {
            Some(party) => party.to_owned(),
            None if speaker < self.actors.len() => self.actor_id(self.top(speaker)),
            None => self.agent_id(speaker),
        }
    }

    fn place(&self, row: usize) -> Value {
        let names = unique(self.places[row].iter().map(|it| self.side(*it)));
        let names: Vec<Value> = names
            .iter()
            .enumerate()
            // How much room a name takes on the map may not tell whose it is.
            .map(|(at, side)| json!({"name": format!("ford {row}, {at}"), "side": side}))
            .collect();
        // On both sides of the antimeridian; where the third lies is not known.
        let at = [json!([10.5, 179.75]), json!([10.75, -179.75]), Value::Null];
        json!({"id": format!("p{row}"), "names": names, "at": at[row % 3]})
    }

    fn question_id(&self, at: usize) -> String {
        let row = at % self.questions.len();
        match self.questions[row].about.first() {
            Some(side) => format!("{}-{row}", self.side(*side)),
            None => format!("q-{row}"),
        }
    }

    fn question(&self, row: usize, it: &Question) -> Value {
        let id = self.question_id(row);
        let against = unique(it.against.iter().map(|it| self.party(*it)));
        let mut question = json!({"id": id, "ask": format!("How was it with {id}?")});
        if let Some(unit) = it.unit {
            question["unit"] = unit.into();
            question["about"] = unique(it.about.iter().map(|it| self.side(*it))).into();
            question["against"] = against.into();
        } else {
            for side in &PARTIES[..self.parties] {
                question["choices"][side] = format!("{side} did").into();
            }
            for side in against {
                question["against"][side] = json!([side]);
            }
        }
        if !it.covers.is_empty() {
            question["covers"] = it.covers.into();
        }
        if let Some(event) = it.event {
            question["event"] = self.event_id(event).into();
        }
        question
    }

    fn event_id(&self, at: usize) -> String {
        format!("e{}", at % self.events.len())
    }

    fn event(&self, row: usize) -> String {
        let (when, places) = &self.events[row];
        let places = unique(places.iter().map(|it| format!("p{}", it % self.places.len())));
        let [first, second] = EXCHANGED;
        // How much of a title is drawn depends on how long it is, so it names nobody.
        let title = format!("Event {row} at the fords");
        let front = json!({"title": title, "when": when, "places": places});
        format!("---\n{}---\nOf this *{first}* and *{second}* speak.\n", plain(&front))
    }

    /// The numbers of the claims in an article.
    fn claims_of(&self, article: usize) -> impl Iterator<Item = usize> {
        let all = self.claims.iter().enumerate();
        all.filter(move |(_, it)| it.article % self.articles.len() == article).map(|(row, _)| row)
    }

    fn article(&self, row: usize, it: &Article) -> String {
        let mut front = json!({
            "title": format!("Report {row} from {}", self.side(row)),
            "outlet": self.outlet_id(it.outlet),
            "via": unique(it.via.iter().map(|it| self.agent_id(*it))),
            "text": it.text,
            "rights": it.rights,
        });
        if !it.published.is_empty() {
            front["published"] = it.published.into();
        }
        if it.archived {
            front["url"] = format!("https://papers.example/{row}").into();
            front["archived"] = format!("https://web.example/{row}").into();
        }
        let mut text = format!("---\n{}---\nWhat was said.\n", plain(&front));
        for number in self.claims_of(row) {
            let by = self.speaker_id(number);
            write!(text, "\n{by} told us that *item {number} fell* at dawn.\n").expect("a text");
        }
        text
    }

    /// The number of the claim that a claim repeats: one before it.
    fn repeated(&self, number: usize) -> Option<usize> {
        self.claims[number].repeats.filter(|to| *to < number)
    }

    fn root(&self, mut number: usize) -> usize {
        while let Some(repeated) = self.repeated(number) {
            number = repeated;
        }
        number
    }

    fn full_id(&self, number: usize) -> String {
        format!("a{}/c{number}", self.claims[number].article % self.articles.len())
    }

    fn claim(&self, number: usize) -> Value {
        let it = &self.claims[number];
        let mut claim = json!({"id": format!("c{number}"), "passage": self.passages(number, it)});
        if let Some(to) = self.repeated(number) {
            claim["repeats"] = self.full_id(to).into();
        } else {
            claim["event"] = self.event_id(it.event).into();
            claim["by"] = self.speaker_id(number).into();
        }
        if self.repeated(number).is_none() || it.shares {
            let by = self.speaker_id(number);
            claim["says"] = format!("Item {number} fell, by {by}.").into();
        }
        claim["via"] = unique(it.via.iter().map(|it| self.agent_id(*it))).into();
        if !it.said.is_empty() {
            claim["said"] = it.said.into();
        }
        if let Some(official) =
            it.official.filter(|_| self.speaker(self.root(number)) < self.actors.len())
        {
            claim["official"] = official.into();
        }
        for (question, count, choice) in &it.answers {
            let value = match self.questions[question % self.questions.len()].unit {
                Some(_) => *count,
                None => self.party(*choice),
            };
            claim["answers"][self.question_id(*question)] = value.into();
        }
        self.relate(&mut claim, number);
        claim
    }

    /// When a claim was said, as far as it is written.
    fn said(&self, number: usize) -> Option<When> {
        let it = &self.claims[number];
        let zone = FixedOffset::east_opt(4 * 3600).expect("a zone");
        let published = || self.articles[it.article % self.articles.len()].published;
        match (it.said, self.repeated(number)) {
            ("", Some(repeated)) => {
                self.said(repeated).or_else(|| When::parse(published(), zone).ok())
            }
            ("", None) => When::parse(published(), zone).ok(),
            (said, _) => When::parse(said, zone).ok(),
        }
    }

    /// What a claim bears on: an earlier statement, so that no updates turn in a circle.
    fn relate(&self, claim: &mut Value, number: usize) {
        let earlier = |to: &usize| *to < number && self.root(*to) < self.root(number);
        for (kind, to) in self.claims[number].relations.iter().filter(|it| earlier(&it.1)) {
            let own = self.voice(self.root(number)) == self.voice(self.root(*to));
            let later = match (self.said(self.root(number)), self.said(self.root(*to))) {
                (Some(said), Some(before)) => !before.is_after(&said),
                _ => true,
            };
            // Nobody takes back what another said, or what was not said yet.
            let kind = if (own && later) || *kind == "confirms" { kind } else { "denies" };
            claim[kind] = json!([self.full_id(*to)]);
        }
    }

    fn passages(&self, number: usize, it: &Claim) -> Vec<String> {
        let own = format!("item {number} fell");
        let article = it.article % self.articles.len();
        let before = self.claims_of(article).take_while(|row| *row < number).last();
        let shared = before.filter(|_| it.shares).map(|row| format!("item {row} fell"));
        std::iter::once(own).chain(shared).collect()
    }
}

/// Each once, in the order in which they come first.
fn unique<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut unique = Vec::new();
    for one in all {
        if !unique.contains(&one) {
            unique.push(one);
        }
    }
    unique
}

fn yaml(rows: impl Iterator<Item = Value>) -> String {
    plain(&rows.collect())
}

fn plain(value: &Value) -> String {
    serde_yaml::to_string(value).expect("plain data")
}
