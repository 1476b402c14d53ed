// Every page reads and every form posts without script.

import assert from "node:assert/strict";
import { ADMIN, AFFILIATE, applicant, errorOf, fillIn, openAffiliate, openPage, setUp, signIn, startBrowser, startServer, test } from "./harness.mjs";

let server, browser;
setUp(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});

const scriptless = () => openPage(browser, { javaScriptEnabled: false });

test("the sign-up reads, says what its captcha needs, and keeps what was typed", async () => {
  const { page, done } = await scriptless();
  await page.goto(`${server.url}/register?registration_source=mail`);
  assert.match(await page.textContent("noscript"), /script/i);
  await fillIn(page, { ...applicant("no.script"), username: "short", comments: "Three\nlines\n<b>here</b>" });
  await page.selectOption("[name=country]", "GB");
  await page.check("[name=tc]");
  await page.click("#sign-up button[type=submit]");
  assert.equal(await page.inputValue("[name=first_name]"), "Ada");
  assert.equal(await page.inputValue("[name=comments]"), "Three\nlines\n<b>here</b>");
  assert.equal(await page.inputValue("[name=country]"), "GB");
  assert.equal(await page.isChecked("[name=tc]"), true);
  assert.equal(await page.inputValue("[name=password]"), "", "a password never comes back");
  assert.ok(await page.isVisible("#summary"));
  assert.match(page.url(), /registration_source=mail/);
  assert.equal(await errorOf(page, "first_name"), "");
  await done();
});

test("staff declines an applicant", async () => {
  const { page, done } = await scriptless();
  await signIn(page, server.url, ADMIN);
  await page.waitForURL(/\/office/);
  await openAffiliate(page, "quickmail4u");
  await page.getByRole("textbox", { name: /reason/i }).first().fill("Unsolicited mail is against our terms.");
  await page.getByRole("button", { name: /^decline/i }).click();
  await page.getByText("Declined", { exact: true }).first().waitFor();
  assert.match(await page.textContent("main"), /Unsolicited mail is against our terms\./);
  await done();
});

test("an affiliate signs in, reads its dashboard and signs out", async () => {
  const { page, done } = await scriptless();
  await signIn(page, server.url, { ...AFFILIATE, password: "wrong" });
  assert.ok(await page.isVisible("main [role=alert]"));
  assert.equal(await page.inputValue("[name=username]"), AFFILIATE.username);
  await signIn(page, server.url, AFFILIATE);
  await page.waitForURL(/\/dashboard/);
  assert.match(await page.textContent("main"), /Dana/);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`${server.url}/`);
  await done();
});
