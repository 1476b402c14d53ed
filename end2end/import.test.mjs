// Staff imports a file of events, finds the registration it brought, and reads why.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ADMIN, AFFILIATE, affiliateNumber, ends, openPage, setUp, signIn, startBrowser, startServer, test } from "./harness.mjs";

let server, browser, folder;
setUp(async () => {
  folder = mkdtempSync(join(tmpdir(), "tributary-import-"));
  ends("the folder", Promise.resolve(folder), () => rmSync(folder, { recursive: true, force: true }));
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a file is imported and its registration explained, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const { page, done } = await openPage(browser, { javaScriptEnabled });
    await signIn(page, server.url, ADMIN);
    await page.waitForURL(/\/office/);
    const number = await affiliateNumber(page, server.url, AFFILIATE.username);
    const customer = `imported-${javaScriptEnabled}`;
    const file = join(folder, `${customer}.csv`);
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    writeFileSync(
      file,
      [
        "event_id,type,occurred_at,ext_customer_id,affiliate_id,amount",
        `${customer}-1,registration,${day}T09:00:00Z,${customer},${number},`,
        `${customer}-2,deposit,${day}T10:00:00Z,${customer},,75.50`,
        `${customer}-3,deposit,yesterday,${customer},,10`,
        "",
      ].join("\n"),
    );
    await page.goto(`${server.url}/office/import`);
    await page.selectOption("#brand_id", { label: "Riverbend" });
    await page.setInputFiles("#file", file);
    await page.click("form[enctype] button[type=submit]");
    await page.waitForURL(/\/office\/import\?id=\d+/);
    // With script the progress follows by itself; without, one looks again.
    for (let look = 0; look < 100 && (await page.getByText("3 of 3 lines").count()) === 0; look += 1) {
      await page.waitForTimeout(100);
      if (!javaScriptEnabled) await page.reload();
    }
    const rejected = page.getByRole("table", { name: "Rejected lines" }).locator("tbody tr");
    assert.equal(await rejected.count(), 1);
    assert.match(await rejected.textContent(), /4.*occurred_at must be a date and time.*invalid_occurred_at/s);

    await page.goto(`${server.url}/office/registrations`);
    await page.fill("#q", customer);
    await page.click("form[role=search] button");
    await page.getByRole("rowheader").getByRole("link", { name: customer }).click();
    await page.waitForURL(/\/office\/registrations\/\d+/);
    await page.getByText(`The brand sent affiliate ID ${number}.`).waitFor();
    const entry = page.locator('a[href^="/office/ledger/"]').first();
    await entry.click();
    await page.waitForURL(/\/office\/ledger\/\d+/);
    await page.getByText("All CPA conditions are met").waitFor();
    await done();
  });
}
