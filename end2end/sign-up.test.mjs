// The whole way of a newcomer: each mistake shown and mended, pending, approved, first sign-in.

import assert from "node:assert/strict";
import { ADMIN, applicant, errorOf, fillIn, openAffiliate, openPage, openSignUp, setUp, signIn, startBrowser, startServer, test } from "./harness.mjs";

let server, browser;
setUp(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});

const send = (page) => page.click("#sign-up button[type=submit]");

test("a newcomer mends each mistake, waits, is approved and signs in", async () => {
  const { page, done } = await openPage(browser);
  await openSignUp(page, server.url);

  // Nothing filled in: every mandatory field says so at once, and the summary has the focus.
  await send(page);
  await page.waitForSelector("#summary:not([hidden])");
  for (const name of ["first_name", "last_name", "bo_user_email", "username", "password", "country", "tc"]) {
    assert.notEqual(await errorOf(page, name), "", name);
  }
  assert.equal(await page.evaluate(() => document.activeElement.id), "summary");
  assert.equal(await page.locator("#first_name").getAttribute("aria-invalid"), "true");

  // Rules of single fields, as they are typed.
  await fillIn(page, { ...applicant("newcomer.ada"), bo_user_email: "nowhere", username: "ada", password: "weak" });
  await page.selectOption("[name=country]", "GB");
  await page.check("[name=tc]");
  await send(page);
  assert.match(await errorOf(page, "bo_user_email"), /name@example/);
  assert.match(await errorOf(page, "username"), /at least 6/);
  assert.match(await errorOf(page, "password"), /at least 6/);
  assert.equal(await errorOf(page, "country"), "");
  await page.fill("[name=password]", "Password1");
  assert.match(await errorOf(page, "password"), /too common/);
  await page.fill("[name=password]", "Q!w2e3r4");
  assert.equal(await errorOf(page, "password"), "");

  // A username that is taken: the server says so beside the field, and all that was typed stays.
  await fillIn(page, { bo_user_email: "newcomer.ada@mail.example", username: "OddsNorth" });
  await send(page);
  await page.waitForFunction(() => document.querySelector("#error-username").textContent.includes("taken"));
  assert.equal(await page.inputValue("[name=first_name]"), "Ada");
  assert.equal(await page.inputValue("[name=password]"), "Q!w2e3r4");

  // An address that is taken; the spent puzzle is replaced without a word.
  await fillIn(page, { bo_user_email: "oddsnorth@mail.example", username: "newcomer.ada" });
  await send(page);
  await page.waitForFunction(() => document.querySelector("#error-bo_user_email").textContent.includes("already registered"));
  await page.fill("[name=bo_user_email]", "newcomer.ada@mail.example");
  await send(page);
  await page.waitForURL(/\/registered/);
  assert.match(await page.textContent("main"), /review|decide|approv/i);

  // Not yet.
  await signIn(page, server.url, applicant("newcomer.ada"));
  await page.waitForSelector("main [role=alert]:not([hidden])");
  assert.match(await page.textContent("main [role=alert]"), /wait|approv|review/i);
  await done();

  // Staff finds the newcomer in the queue, assigns a manager and approves.
  const office = await openPage(browser);
  await signIn(office.page, server.url, ADMIN);
  await office.page.waitForURL(/\/office/);
  await openAffiliate(office.page, "newcomer.ada");
  await office.page.getByRole("combobox", { name: /manager/i }).first().selectOption({ label: "nadia" });
  await office.page.getByRole("button", { name: /^approve/i }).click();
  await office.page.getByText("Approved", { exact: true }).first().waitFor();
  await office.done();

  // The first sign-in.
  const first = await openPage(browser);
  await signIn(first.page, server.url, applicant("newcomer.ada"));
  await first.page.waitForURL(/\/dashboard/);
  assert.match(await first.page.textContent("main"), /Ada/);
  await first.page.getByRole("button", { name: "Sign out" }).click();
  await first.page.waitForURL(`${server.url}/`);
  await first.page.goto(`${server.url}/dashboard`);
  await first.page.waitForURL(/\/login/);
  await first.done();
});

test("what was typed before the script arrived is not lost", async () => {
  const { page, done } = await openPage(browser);
  // The module comes late; the form is there and can be filled.
  let release;
  const late = new Promise((resolve) => (release = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(`${server.url}/register`, { waitUntil: "commit" });
  await fillIn(page, applicant("early.bird"));
  await page.selectOption("[name=country]", "FR");
  await page.check("[name=tc]");
  release();
  await page.waitForFunction(() => document.querySelector("#sign-up").noValidate);
  assert.equal(await page.inputValue("[name=username]"), "early.bird");
  assert.equal(await page.inputValue("[name=country]"), "FR");
  await send(page);
  await page.waitForURL(/\/registered/);
  await done();
});

test("a form that is sent twice at once arrives once", async () => {
  const { page, done } = await openPage(browser);
  let posts = 0;
  page.on("request", (request) => (posts += request.url().includes("/api/register-aff") ? 1 : 0));
  await openSignUp(page, server.url);
  await fillIn(page, applicant("double.click"));
  await page.selectOption("[name=country]", "DE");
  await page.check("[name=tc]");
  await page.evaluate(() => {
    const form = document.querySelector("#sign-up");
    form.requestSubmit();
    form.requestSubmit();
  });
  await page.waitForURL(/\/registered/);
  assert.equal(posts, 1);
  await done();
});

test("the page speaks five languages and keeps the one that was chosen", async () => {
  const { page, done } = await openPage(browser, { locale: "fr-FR" });
  await page.goto(`${server.url}/register`);
  assert.equal(await page.getAttribute("html", "lang"), "fr");
  for (const lang of ["en", "id", "es", "de"]) {
    await openSignUp(page, server.url, `?lang=${lang}`);
    assert.equal(await page.getAttribute("html", "lang"), lang);
    await send(page);
    await page.waitForSelector("#summary:not([hidden])");
  }
  await page.goto(`${server.url}/`);
  assert.equal(await page.getAttribute("html", "lang"), "de");
  await openSignUp(page, server.url);
  await send(page);
  assert.equal(await errorOf(page, "first_name"), "Pflichtfeld.");
  await done();
});

test("the sign-up works by keyboard alone", async () => {
  const { page, done } = await openPage(browser);
  await openSignUp(page, server.url);
  await page.focus("[name=first_name]");
  const values = applicant("keys.only");
  const seen = new Set();
  for (let step = 0; step < 60 && !seen.has("submit"); step += 1) {
    const name = await page.evaluate(() => document.activeElement.name || document.activeElement.type || "");
    seen.add(name);
    if (values[name]) await page.keyboard.type(values[name]);
    if (name === "country") await page.keyboard.type("Spain");
    if (name === "tc") await page.keyboard.press("Space");
    if (name === "submit") await page.keyboard.press("Enter");
    else await page.keyboard.press("Tab");
  }
  await page.waitForURL(/\/registered/);
  await done();
});
