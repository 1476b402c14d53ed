// The providers that can't be reached from here, stood in for on both sides: their scripts by ones
// with the same interface, their siteverify by a server that speaks the protocol.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { applicant, ends, errorOf, fillIn, openPage, openSignUp, setUp, startBrowser, startServer, test } from "./harness.mjs";

const ACTION = "affregistration";
const SITE_KEY = "site-key-1";
const SECRET = "secret-1";

/** Each provider: where its script comes from, and a script with the same interface. */
const providers = {
  "recaptcha-v3": {
    script: `https://www.google.com/recaptcha/api.js?render=${SITE_KEY}`,
    stub: `window.grecaptcha = { execute: (key, { action }) => Promise.resolve("token:" + key + ":" + action + ":" + Math.random()) };`,
  },
  turnstile: {
    script: "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit",
    stub: `window.turnstile = {
      render: (place, { sitekey, action }) => { window.made = () => "token:" + sitekey + ":" + action + ":" + Math.random(); window.current = window.made(); return "widget"; },
      getResponse: () => window.current,
      reset: () => { window.current = window.made(); },
    };`,
  },
  hcaptcha: {
    script: "https://js.hcaptcha.com/1/api.js?render=explicit&hl=en",
    stub: `window.hcaptcha = {
      render: (place, { sitekey }) => { window.made = () => "token:" + sitekey + ":${ACTION}:" + Math.random(); window.current = window.made(); return "widget"; },
      getResponse: () => window.current,
      reset: () => { window.current = window.made(); },
    };`,
  },
};

let server, browser;
const asked = [];
/** What the next answers say; changed by the tests. */
let verdict = {};

setUp(async () => {
  const siteverify = createServer((request, answer) => {
    let body = "";
    request.on("data", (text) => (body += text));
    request.on("end", () => {
      const form = Object.fromEntries(new URLSearchParams(body));
      const action = form.response.split(":")[2];
      asked.push(form);
      answer.setHeader("content-type", "application/json");
      answer.end(JSON.stringify({ success: true, score: 0.9, action, hostname: "localhost", ...verdict }));
    });
  });
  const listening = new Promise((done) => siteverify.listen(0, "127.0.0.1", done));
  await ends("siteverify", listening, () => siteverify.close());
  const url = `http://127.0.0.1:${siteverify.address().port}/siteverify`;
  [server, browser] = await Promise.all([startServer("--captcha-verify-url", url), startBrowser()]);
});

for (const [name, { script, stub }] of Object.entries(providers)) {
  test(`a sign-up with ${name}`, async () => {
    server.command("operator", "set", "--operator", "1", `captcha=${name}`, `captcha_site_key=${SITE_KEY}`, `captcha_secret=${SECRET}`);
    const { page, done } = await openPage(browser);
    const loaded = [];
    await page.route(/^https:/, (route) => {
      loaded.push(route.request().url());
      return route.fulfill({ contentType: "text/javascript", body: stub });
    });
    await openSignUp(page, server.url);
    const username = `with.${name.replace("-", ".")}`;
    await fillIn(page, applicant(username));
    await page.selectOption("[name=country]", "GB");
    await page.check("[name=tc]");

    // The provider holds the visitor for a program: the page says so and keeps everything.
    verdict = { success: false, "error-codes": ["invalid-input-response"] };
    await page.click("#sign-up button[type=submit]");
    await page.waitForFunction(() => document.querySelector("#error-token").textContent !== "");
    assert.notEqual(await errorOf(page, "token"), "");
    assert.equal(await page.inputValue("[name=username]"), username);

    // The next token passes.
    verdict = {};
    await page.click("#sign-up button[type=submit]");
    await page.waitForURL(/\/registered/);
    assert.deepEqual([...new Set(loaded)], [script], "that script, and nothing else from outside");
    const [first, second] = asked.slice(-2);
    assert.notEqual(first.response, second.response, "a fresh token each time");
    assert.equal(second.secret, SECRET);
    assert.match(second.response, new RegExp(`^token:${SITE_KEY}:${ACTION}:`));
    await done();
  });
}

test("only the sign-up may load a provider's script", async () => {
  server.command("operator", "set", "--operator", "1", "captcha=recaptcha-v3");
  const policy = async (path) => (await fetch(server.url + path)).headers.get("content-security-policy");
  assert.match(await policy("/register"), /script-src[^;]*https:\/\/www\.google\.com/);
  for (const path of ["/", "/login", "/registered", "/docs"]) {
    assert.doesNotMatch(await policy(path), /google/, path);
  }
  server.command("operator", "set", "--operator", "1", "captcha=pow");
  assert.doesNotMatch(await policy("/register"), /google/);
});

test("without a captcha the page says that nobody can sign up on it", async () => {
  server.command("operator", "set", "--operator", "1", "captcha=off");
  const { page, done } = await openPage(browser);
  await page.goto(`${server.url}/register`);
  assert.match(await page.textContent("main"), /Sign-up is closed/);
  assert.equal(await page.locator("#sign-up").isVisible(), false);
  await done();
  server.command("operator", "set", "--operator", "1", "captcha=pow");
});
