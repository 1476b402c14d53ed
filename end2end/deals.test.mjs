// New terms of a deal: staff writes them, the affiliate reads them beside the old ones and accepts.
// What is offered and paid: a brand, a link, a promo code, a payment, through the office's forms.

import assert from "node:assert/strict";
import { ADMIN, AFFILIATE, affiliateNumber, errorOf, openPage, setUp, signIn, startBrowser, startServer, test } from "./harness.mjs";

let server, browser;
setUp(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});

/** Waits until the browser has taken the form over. */
const taken = (page) => page.waitForFunction(() => document.querySelector("#deal")?.noValidate);

for (const javaScriptEnabled of [true, false]) {
  test(`new terms wait until the affiliate accepts them, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const name = `Journey ${javaScriptEnabled ? "one" : "two"}`;
    const office = await openPage(browser, { javaScriptEnabled });
    const { page } = office;
    await signIn(page, server.url, ADMIN);
    await page.waitForURL(/\/office/);
    const number = await affiliateNumber(page, server.url, AFFILIATE.username);
    await page.goto(`${server.url}/office/deals/new?affiliate=${number}`);
    if (javaScriptEnabled) await taken(page);
    assert.equal(await page.inputValue("[name=affiliate_id]"), number);
    await page.fill("[name=deal_group_name]", name);
    await page.selectOption("[name=deal_type_id]", "2");
    await page.fill("[name=cpa_amount]", "thirty");
    await page.click("#deal button[type=submit]");
    // What is wrong is said, and what was typed stays.
    await page.waitForSelector("#error-cpa_amount:not([hidden])");
    assert.notEqual(await errorOf(page, "cpa_amount"), "");
    assert.equal(await page.inputValue("[name=deal_group_name]"), name);
    await page.fill("[name=cpa_amount]", "30");
    await page.fill("[name=qua_cpa_deposit]", "25");
    if (javaScriptEnabled) {
      // The terms in words follow what is typed.
      await page.locator("#deal-words", { hasText: "30 EUR for each player whose deposits reach 25 EUR." }).waitFor();
    }
    await page.uncheck("[name=needs_acceptance]");
    await page.click("#deal button[type=submit]");
    await page.waitForURL(/\/office\/deals\/\d+\?saved=1/);
    const address = page.url().split("?")[0];

    // Other terms, which the affiliate must accept.
    if (javaScriptEnabled) await taken(page);
    await page.fill("[name=cpa_amount]", "45.50");
    await page.check("[name=needs_acceptance]");
    await page.click("#deal button[type=submit]");
    await page.waitForURL(/saved=2/);
    assert.match(await page.textContent(".versions"), /Awaiting acceptance/);

    const own = await openPage(browser, { javaScriptEnabled });
    await signIn(own.page, server.url, AFFILIATE);
    await own.page.waitForURL(/\/dashboard/);
    await own.page.goto(`${server.url}/deals`);
    const card = own.page.locator(".deal-card", { hasText: name });
    assert.match(await card.locator(".before-after").textContent(), /30\sEUR.*45\.50\sEUR/s);
    if (javaScriptEnabled) await own.page.waitForLoadState("networkidle");
    await card.getByRole("button", { name: "Accept new terms" }).click();
    await card.locator(".proposal").waitFor({ state: "detached" });
    assert.match(await card.textContent(), /45\.50\sEUR for each player/);
    await own.done();

    await page.goto(address);
    assert.match(await page.textContent(".versions"), /Version 2\s*In force.*Version 1\s*Replaced/s);
    await office.done();
  });
}

test("a brand, a link and a promo code are made by forms that say what is wrong", async () => {
  const { page, done } = await openPage(browser);
  await signIn(page, server.url, ADMIN);
  await page.waitForURL(/\/office/);
  await page.getByRole("navigation", { name: "Back office" }).getByRole("link", { name: "Brands" }).click();
  await page.getByRole("link", { name: "New brand" }).click();
  await page.fill("[name=name]", "Meadow");
  await page.fill("[name=domain]", "https://meadow.example");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForSelector("#error-domain:not([hidden])");
  assert.equal(await page.inputValue("[name=name]"), "Meadow");
  await page.fill("[name=domain]", "meadow.example");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/office\/brands\?saved/);
  await page.getByRole("row", { name: /Meadow/ }).waitFor();

  await page.goto(`${server.url}/office/links/new`);
  await page.waitForLoadState("networkidle");
  await page.selectOption("[name=brand_id]", { label: "Meadow" });
  await page.fill("[name=name]", "Spring");
  await page.fill("[name=destination_url]", "https://meadow.example/{{_p_lang}}?t={{tracker}}&x={{nothing}}");
  await page.getByText("https://meadow.example/_p_lang?t=TRACKER&x=").waitFor();
  await page.getByText("Unknown macros, always left empty: nothing").waitFor();
  // What means nothing is no part of a link that is saved.
  await page.fill("[name=destination_url]", "https://meadow.example/{{_p_lang}}?t={{tracker}}");
  assert.ok(await page.isHidden("[name=private_affiliate_ids]"));
  await page.getByRole("radio", { name: "Visible to selected affiliates only" }).check();
  await page.fill("[name=private_affiliate_ids]", AFFILIATE.username);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/office\/links\?saved/);
  await page.goto(`${server.url}/office/links?q=spring`);
  assert.match(await page.textContent("tbody"), /Spring.*Meadow.*1 affiliate/s);

  await page.goto(`${server.url}/office/campaigns`);
  await page.fill("[name=code]", "DANA10");
  await page.selectOption("[name=brand_id]", { label: "Meadow" });
  await page.fill("[name=affiliate_id]", AFFILIATE.username);
  await page.locator("form", { has: page.locator("[name=code]") }).getByRole("button").click();
  await page.waitForURL(/saved/);
  await page.getByRole("button", { name: "Deactivate DANA10" }).click();
  await page.getByRole("button", { name: "Activate DANA10" }).waitFor();

  // Nothing can be paid that is not owed.
  await page.goto(`${server.url}/office/payments/new`);
  await page.fill("[name=affiliate_id]", AFFILIATE.username);
  await page.fill("[name=amount]", "999999999");
  await page.getByRole("button", { name: "Record payment" }).click();
  await page.getByRole("alert").getByText(/is available/).waitFor();
  assert.equal(await page.inputValue("[name=amount]"), "999999999");
  await done();
});
