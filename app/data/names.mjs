// Writes the names of countries and languages, in each language of our pages and in its order:
//   node app/data/names.mjs
// Run it again when a country is added to `domain::country` or a language to our pages.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const here = new URL(".", import.meta.url);
const source = readFileSync(new URL("../../crates/domain/src/country.rs", here), "utf8");
const codes = source.match(/const CODES: &str = "([^"]*)"/)[1].replace(/[^A-Z]/g, "").match(/../g);
// Languages that people want to be written to in, by ISO 639-1.
const languages = (
  "ar az bg bn bs ca cs da de el en es et fa fi fr ga he hi hr hu hy id is it ja ka kk km ko " +
  "ky lt lv mk mn ms my nb ne nl pl pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh"
).split(" ");

const write = (folder, lang, kind, list) => {
  const names = new Intl.DisplayNames([lang], { type: kind });
  const order = new Intl.Collator(lang);
  const capital = (name) => name[0].toLocaleUpperCase(lang) + name.slice(1);
  const rows = list
    .map((code) => [code, capital(names.of(code))])
    .sort((a, b) => order.compare(a[1], b[1]));
  mkdirSync(new URL(folder, here), { recursive: true });
  writeFileSync(new URL(`${folder}/${lang}.tsv`, here), rows.map((row) => row.join("\t") + "\n").join(""));
};

for (const lang of ["en", "fr", "id", "es", "de"]) {
  write("countries", lang, "region", codes);
  write("languages", lang, "language", languages);
}
