// An affiliate builds a link, opens it, sees the visit, and asks for what it earned.

import assert from "node:assert/strict";
import { ADMIN, AFFILIATE, affiliateNumber, errorOf, openPage, setUp, signIn, startBrowser, startServer, test } from "./harness.mjs";

let server, browser;
setUp(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  await earn();
});

/**
 * Lets the affiliate earn enough to ask for. What the demo leaves it depends on the day: in some
 * months its players win.
 */
async function earn() {
  const { page, done } = await openPage(browser);
  await signIn(page, server.url, ADMIN);
  await page.waitForURL(/\/office/);
  const affiliate = Number(await affiliateNumber(page, server.url, AFFILIATE.username));
  await done();
  const options = "--operator 1 --kind ingest --brand 1 --permission events.write --scope all --ip 127.0.0.1 --ip ::1";
  const { key } = JSON.parse(server.command("key", "create", ...options.split(" ")));
  const event = { occurred_at: new Date(Date.now() - 60_000).toISOString(), ext_customer_id: "generous" };
  const answer = await fetch(`${server.url}/api/v1/events`, {
    method: "POST",
    headers: { authorization: key, "content-type": "application/json" },
    body: JSON.stringify([
      { ...event, event_id: "generous-1", type: "registration", affiliate_id: affiliate },
      { ...event, event_id: "generous-2", type: "wager", bets: 100_000 },
    ]),
  });
  assert.equal((await answer.json()).accepted, 2);
}

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
    await page.getByRole("button", { name: "Request payout" }).click();
    await page.waitForSelector("#error-amount");
    assert.match(await errorOf(page, "amount"), /at least 100/);
    assert.equal(await page.inputValue("[name=comment]"), "kept");
    await page.fill("[name=amount]", "123.45");
    await page.getByRole("button", { name: "Request payout" }).click();
    await page.waitForURL(/asked=1/);
    const row = page.getByRole("row").filter({ hasText: "123.45" }).filter({ hasText: "Awaiting approval" });
    await row.getByRole("button", { name: "Cancel request" }).click();
    await page.waitForURL(/#payments/);
    assert.equal(await row.count(), 0);
    await done();
  });
}
