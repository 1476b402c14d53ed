// axe finds nothing on any page, light and dark, wide and narrow.

import assert from "node:assert/strict";
import { ADMIN, AFFILIATE, affiliateNumber, checkAccessibility, openAffiliate, openPage, openSignUp, setUp, signIn, startBrowser, startServer, test } from "./harness.mjs";

let server, browser;
setUp(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});

const looks = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
];

/** The office's pages that have an address of their own. */
const OFFICE = [
  "/office/brands",
  "/office/brands/new",
  "/office/links",
  "/office/links/new",
  "/office/campaigns",
  "/office/deals",
  "/office/deals/new",
  "/office/payments",
  "/office/payments?state=all",
  "/office/payments/new",
  "/office/registrations",
  "/office/registrations?customer=nobody-is-called-this",
  "/office/registrations/1",
  "/office/ledger/1",
  "/office/import",
];

/** Makes one of everything by the office's forms: each list, and the address of what was made. */
async function fillOffice(page, name) {
  const number = await affiliateNumber(page, server.url, AFFILIATE.username);
  const send = (path, fields) =>
    page.evaluate(
      async ([path, fields]) => (await fetch(path, { method: "POST", body: new URLSearchParams(fields) })).url,
      [path, fields],
    );
  const first = async (path) => {
    await page.goto(server.url + path);
    return page.getByRole("rowheader").getByRole("link").first().getAttribute("href");
  };
  const deal = { affiliate_id: number, deal_group_name: name, deal_type_id: "6", cpa_amount: "30", rev_share_percentage: "25" };
  const made = new URL(await send("/office/deals/new", deal)).pathname;
  await send(made, { ...deal, cpa_amount: "40", needs_acceptance: "true" });
  const brand = await first("/office/brands");
  const brand_id = brand.match(/\d+$/)[0];
  await send("/office/links/new", { brand_id, name, destination_url: "https://play.example/{{x}}", is_enabled: "true", visibility: "private", private_affiliate_ids: number });
  await send("/office/campaigns", { do: "campaign", name });
  await send("/office/campaigns", { do: "promo_code", code: name, brand_id, affiliate_id: number });
  return [
    ["/office/deals", made],
    ["/office/brands", brand],
    ["/office/links", await first("/office/links")],
    ["/office/campaigns", "/office/campaigns?saved=1"],
  ];
}

/** No page scrolls sideways, down to 320 px: that is 1280 px at 400 %. */
async function checkReflow(page, what) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewportSize(size);
  assert.equal(over, 0, `${what} scrolls sideways at 320 px`);
}

for (const look of looks) {
  const name = `${look.colorScheme}, ${look.viewport.width} px`;

  test(`visitors' pages, ${name}`, async () => {
    const { page, done } = await openPage(browser, look);
    for (const path of ["/", "/register", "/registered?status=pending", "/registered?status=approved", "/login", "/docs", "/nowhere"]) {
      await page.goto(server.url + path);
      await checkAccessibility(page, path);
      await checkReflow(page, path);
    }
    await openSignUp(page, server.url);
    await page.click("#sign-up button[type=submit]");
    await page.waitForSelector("#summary:not([hidden])");
    await checkAccessibility(page, "/register with errors");
    await done();
  });

  test(`an affiliate's pages, ${name}`, async () => {
    const { page, done } = await openPage(browser, look);
    await signIn(page, server.url, AFFILIATE);
    await page.waitForURL(/\/dashboard/);
    await checkAccessibility(page, "/dashboard");
    await checkReflow(page, "/dashboard");
    for (const path of ["/deals", "/dashboard?span=month&show=commissions_total", "/links", "/links?link=1&afp=x", "/payments", "/registrations", "/registrations/1"]) {
      await page.goto(server.url + path);
      await checkAccessibility(page, path);
      await checkReflow(page, path);
    }
    await done();
  });

  test(`staff's pages, ${name}`, async () => {
    const { page, done } = await openPage(browser, look);
    await signIn(page, server.url, ADMIN);
    await page.waitForURL(/\/office/);
    await checkAccessibility(page, "/office");
    await checkReflow(page, "/office");
    await openAffiliate(page, "oddsnorth");
    await page.waitForLoadState("networkidle");
    await checkAccessibility(page, "an affiliate in the office");
    await checkReflow(page, "an affiliate in the office");
    await page.goto(`${server.url}/office?search=nobody-is-called-this`);
    await checkAccessibility(page, "/office without a result");
    for (const path of OFFICE) {
      await page.goto(server.url + path);
      await checkAccessibility(page, path);
      await checkReflow(page, path);
    }
    for (const [list, made] of await fillOffice(page, look.colorScheme)) {
      for (const path of [list, made]) {
        await page.goto(server.url + path);
        await checkAccessibility(page, path);
        await checkReflow(page, path);
      }
    }
    await done();
  });
}
