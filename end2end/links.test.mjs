// An affiliate builds a link, opens it, sees the visit, and asks for what it earned.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { AFFILIATE, errorOf, openPage, signIn, startBrowser, startServer } from "./harness.mjs";

let server, browser;
before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What a figure of the dashboard says. */
const figure = async (page, name) => {
  const tile = page.locator(".tile").filter({ has: page.getByText(name, { exact: true }) });
  return Number((await tile.locator("strong").textContent()).replaceAll(",", ""));
};

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with script" : "without script";

  test(`a link is built, opened and counted, ${how}`, async () => {
    const { page, done } = await openPage(browser, { javaScriptEnabled });
    await signIn(page, server.url, AFFILIATE);
    await page.waitForURL(/\/dashboard/);
    await page.goto(`${server.url}/dashboard?span=today`);
    const earlier = await figure(page, "Visits");

    await page.getByRole("link", { name: "Links", exact: true }).click();
    await page.getByRole("link", { name: "Get a link to Riverbend home" }).click();
    await page.waitForURL(/\/links\?link=\d+/);
    await page.fill("[name=source_id]", `mail ${how}`);
    await page.click("#build button");
    await page.waitForURL(/#built/);
    assert.equal(await page.inputValue("[name=source_id]"), `mail ${how}`);
    const address = await page.inputValue("#built input");
    assert.match(address, /\/go\/[a-z0-9]{8}$/);

    const answer = await fetch(address, { redirect: "manual" });
    assert.equal(answer.status, 302);
    // Clicks wait a moment in their spool.
    let visits = earlier;
    for (let tries = 0; tries < 100 && visits === earlier; tries += 1) {
      await page.goto(`${server.url}/dashboard?span=today`);
      visits = await figure(page, "Visits");
    }
    assert.equal(visits, earlier + 1);
    assert.match(await page.textContent("main"), new RegExp(`mail ${how}`));
    await done();
  });

  test(`a payment is asked for and taken back, ${how}`, async () => {
    const { page, done } = await openPage(browser, { javaScriptEnabled });
    await signIn(page, server.url, AFFILIATE);
    await page.waitForURL(/\/dashboard/);
    await page.goto(`${server.url}/payments`);
    await page.fill("[name=amount]", "1");
    await page.fill("[name=comment]", "kept");
    await page.getByRole("button", { name: "Ask for a payment" }).click();
    await page.waitForSelector("#error-amount");
    assert.match(await errorOf(page, "amount"), /at least 100/);
    assert.equal(await page.inputValue("[name=comment]"), "kept");
    await page.fill("[name=amount]", "123.45");
    await page.getByRole("button", { name: "Ask for a payment" }).click();
    await page.waitForURL(/asked=1/);
    const row = page.getByRole("row").filter({ hasText: "123.45" }).filter({ hasText: "Waits for approval" });
    await row.getByRole("button", { name: "Take back" }).click();
    await page.waitForURL(/#payments/);
    assert.equal(await row.count(), 0);
    await done();
  });
}
