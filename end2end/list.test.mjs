// A list is searched, sorted, cut down to some columns and exported, and its address says all of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ADMIN, openPage, setUp, signIn, startBrowser, startServer, test } from "./harness.mjs";

let server, browser;
setUp(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});

/** The texts of a column's cells. */
const column = (page, label) => page.locator(`tbody td[data-label="${label}"]`).allTextContents();

/** A list's texts, line by line. */
const lines = (page) => page.locator("tbody tr").allTextContents();

for (const javaScriptEnabled of [true, false]) {
  test(`registrations are sorted, shown in part and exported, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const { page, done } = await openPage(browser, { javaScriptEnabled });
    await signIn(page, server.url, ADMIN);
    await page.waitForURL(/\/office/);
    await page.goto(`${server.url}/office/registrations`);

    await page.getByRole("columnheader", { name: "Country" }).getByRole("link").click();
    await page.waitForURL(/sort=country/);
    await page.locator("th[aria-sort=ascending]", { hasText: "Country" }).waitFor();
    await page.getByRole("columnheader", { name: "Brand" }).getByRole("link").click();
    await page.locator("th[aria-sort=ascending]", { hasText: "Brand" }).waitFor();
    const brands = await column(page, "Brand");
    const names = brands.map((name) => name.trim().toLowerCase());
    assert.deepEqual(names, [...names].sort());

    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Country" }).uncheck();
    await page.getByRole("button", { name: "Apply" }).click();
    await page.waitForURL(/columns=/);
    assert.equal(await page.getByRole("columnheader", { name: "Country" }).count(), 0);

    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "50", exact: true }).click();
    await page.waitForURL(/per_page=50/);
    await page.locator("tbody tr").nth(49).waitFor();
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL(/page=2/);
    await page.getByText(/^51–/).waitFor();
    const shown = await lines(page);

    // Somebody else opens the address and sees the same.
    const other = await openPage(browser, { javaScriptEnabled });
    await signIn(other.page, server.url, ADMIN);
    await other.page.waitForURL(/\/office/);
    await other.page.goto(page.url());
    assert.deepEqual(await lines(other.page), shown);
    await other.done();

    const total = Number((await page.locator(".paging output").textContent()).match(/of ([\d,]+)/)[1].replace(",", ""));
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download CSV" }).click();
    const file = readFileSync(await (await downloading).path(), "utf8").trimEnd().split("\n");
    assert.equal(file.length, total + 1);
    assert.ok(file[0].startsWith("customer,") && !file[0].includes("country"), file[0]);
    await done();
  });
}

test("on a phone the first line is in sight, and nothing scrolls sideways", async () => {
  const { page, done } = await openPage(browser, { viewport: { width: 390, height: 844 } });
  await signIn(page, server.url, ADMIN);
  await page.waitForURL(/\/office/);
  await page.goto(`${server.url}/office/registrations`);
  const first = await page.locator("tbody tr").first().boundingBox();
  // The frame above it takes its part until it is one bar: then this is the middle.
  assert.ok(first.y < 844 * 0.6, `it begins at ${first.y}`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.getByText("Filters", { exact: true }).click();
  await page.getByLabel("Sort by").selectOption({ label: "Registered, ascending" });
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/sort=registered_at/);
  await done();
});
