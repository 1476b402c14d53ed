// A session that ends while a page is open: one signs in over it and goes on. And what others wrote
// stays text, whichever side shows it.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { ADMIN, applicant, checkAccessibility, openAffiliate, openPage, signIn, startBrowser, startServer } from "./harness.mjs";

let server, browser;
before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** An admin in the back office, with the page taken over by its script. */
async function office(options) {
  const { page, done } = await openPage(browser, options);
  await signIn(page, server.url, ADMIN);
  await page.waitForURL(/\/office/);
  return { page, done };
}

/** Fills the sign-in in and sends it. */
async function signInHere(page, scope, password) {
  await page.fill(`${scope} [name=username]`, ADMIN.username);
  await page.fill(`${scope} [name=password]`, password);
  await page.click(`${scope} form button.primary`);
}

test("one signs in over the page, and nothing typed is lost", async () => {
  const { page, done } = await office();
  await openAffiliate(page, "quickmail4u");
  await page.waitForLoadState("networkidle");
  const note = "Asked for their traffic report.\nTwice.";
  await page.fill("#note", note);
  await page.context().clearCookies();
  const save = page.locator("form", { has: page.locator("#note") }).getByRole("button");
  await save.click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  assert.match(await dialog.textContent(), /Your session has expired/);
  assert.equal(await page.inputValue("dialog [name=username]"), ADMIN.username);
  await checkAccessibility(page, "the sign-in over the page");
  await signInHere(page, "dialog", "Wrong-Secret-1");
  await dialog.getByRole("alert").waitFor();
  assert.match(await dialog.textContent(), /Incorrect username or password/);
  await signInHere(page, "dialog", ADMIN.password);
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await page.inputValue("#note"), note);
  assert.match(await page.textContent("main"), /You're signed in again/);
  const saved = page.waitForResponse((answer) => answer.url().includes("/ui/put_note") && answer.ok());
  await save.click();
  await saved;
  await page.reload();
  assert.equal(await page.inputValue("#note"), note);
  await done();
});

test("somebody else at the same page gets a page of their own", async () => {
  const { page, done } = await office();
  await openAffiliate(page, "quickmail4u");
  await page.waitForLoadState("networkidle");
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Deals" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  // What could not be loaded is loaded once they are signed in.
  await signInHere(page, "dialog", ADMIN.password);
  await page.getByRole("heading", { level: 1, name: "Deals" }).waitFor();
  await page.locator("tbody tr").first().waitFor();
  await done();
});

for (const [name, options] of [["", {}], [" without script", { javaScriptEnabled: false }]]) {
  test(`a form that is sent too late is back after the sign-in${name}`, async () => {
    const { page, done } = await office(options);
    await page.goto(`${server.url}/office/brands/new?from=menu`);
    await page.fill("[name=name]", "<b>Late</b> brand");
    await page.fill("[name=domain]", `late${name.length}.example`);
    await page.context().clearCookies();
    await page.click("main form button[type=submit]");
    await page.locator("[name=password]").waitFor();
    assert.match(await page.textContent("main"), /Your session has expired/);
    await signInHere(page, "main", ADMIN.password);
    await page.locator("[name=domain]").waitFor();
    assert.equal(await page.inputValue("[name=name]"), "<b>Late</b> brand");
    assert.match(await page.textContent("main"), /You're signed in again/);
    await page.fill("[name=name]", `Late brand${name}`);
    await page.click("main form button[type=submit]");
    await page.waitForURL(/\/office\/brands\?saved=1/);
    assert.match(await page.textContent("tbody"), /Late brand/);
    await done();
  });
}

const MARK = `</title></textarea></script><x-mark>&amp;"'`;

test("what a stranger signed up as is text, on the server's page and on the browser's", async () => {
  const made = JSON.parse(
    server.command(..."key create --operator 1 --kind operator --permission affiliates.write --scope all --ip 127.0.0.1 --ip ::1".split(" ")),
  );
  const body = { ...applicant("marked.one"), bo_user_email: "marked@mail.example", first_name: MARK, comments: MARK, tc: true, country: "GB", hostname: "localhost" };
  const answer = await fetch(`${server.url}/api/register-aff`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: made.key },
    body: JSON.stringify(body),
  });
  const { affiliate_id: id } = await answer.json();
  const { page, done } = await office();
  for (const way of ["by an address", "by a click"]) {
    if (way === "by a click") {
      await page.goto(`${server.url}/office?status=pending&q=marked.one`);
      await page.waitForLoadState("networkidle");
      await openAffiliate(page, "marked.one");
      await page.locator("h1", { hasText: "x-mark" }).waitFor();
    } else {
      const visit = await page.goto(`${server.url}/office/affiliates/${id}`);
      // The nonce stands where it belongs, and in no other attribute.
      const nonce = visit.headers()["content-security-policy"].match(/'nonce-([^']+)'/)[1];
      const html = await visit.text();
      const places = html.split(nonce).slice(0, -1).map((before) => before.slice(-7));
      assert.ok(places.length > 2);
      assert.deepEqual(places.filter((place) => place !== `nonce="`), []);
      assert.match(html, /rel="preload"[^>]*\.wasm"[^>]*crossorigin="anonymous"/);
    }
    await page.waitForFunction(() => document.title.includes("x-mark"));
    assert.ok((await page.title()).startsWith(MARK), way);
    assert.equal(await page.locator("x-mark").count(), 0, way);
    assert.ok((await page.textContent("main")).includes(MARK), way);
    await page.fill("#note", MARK);
    const saved = page.waitForResponse((answer) => answer.url().includes("/ui/put_note"));
    await page.locator("form", { has: page.locator("#note") }).getByRole("button").click();
    await saved;
    await page.reload();
    assert.equal(await page.inputValue("#note"), MARK, way);
    assert.equal(await page.locator("x-mark").count(), 0, way);
  }
  await done();
});

test("labels of a list keep to their column on every narrow page", async () => {
  const pages = ["", "?status=all", "/registrations", "/brands", "/links", "/campaigns", "/deals", "/payments", "/payments?state=all", "/import"];
  for (const width of [320, 390, 600, 831]) {
    const { page, done } = await office({ viewport: { width, height: 844 } });
    let labels = 0;
    for (const address of pages) {
      for (const lang of ["en", "de", "fr"]) {
        const parts = address.split("?");
        await page.goto(`${server.url}/office${parts[0]}?lang=${lang}&${parts[1] ?? ""}`);
        const found = await page.evaluate(() => {
          const canvas = document.createElement("canvas").getContext("2d");
          const wide = [];
          const cells = [...document.querySelectorAll("td[data-label]")].filter((cell) => cell.getClientRects().length > 0);
          for (const cell of cells) {
            const label = getComputedStyle(cell, "::before");
            const [column] = getComputedStyle(cell).gridTemplateColumns.split(" ").map(parseFloat);
            canvas.font = `${label.fontWeight} ${label.fontSize} ${label.fontFamily}`;
            const words = label.whiteSpace.startsWith("nowrap") ? [cell.dataset.label] : cell.dataset.label.split(/\s+|(?<=-)/);
            const widest = Math.max(...words.map((word) => canvas.measureText(word).width));
            if (widest > column + 1) wide.push(`${cell.dataset.label}: ${widest} in ${column}`);
          }
          const isWide = document.documentElement.scrollWidth > innerWidth;
          return { count: cells.length, wide: [...new Set(wide)], isWide };
        });
        labels += found.count;
        assert.deepEqual(found.wide, [], `${width} ${address} ${lang}`);
        assert.equal(found.isWide, false, `${width} ${address} ${lang} scrolls sideways`);
      }
    }
    assert.ok(labels > 100, `${labels} labels at ${width}`);
    await done();
  }
});
