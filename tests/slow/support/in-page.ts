/**
 * Expressions that read from a page. They run in the browser, whose globals the compiler does not
 * know here, so they are strings.
 */
export const inPage = {
  /** Width of the content and of the window. */
  widths: `[document.documentElement.scrollWidth, document.documentElement.clientWidth]`,

  screens: `[...document.querySelectorAll(".screen")].map((section) => ({
    name: section.querySelector("h3 code")?.textContent,
    title: section.querySelector(".screen-title")?.textContent,
    button: section.querySelector(".button")?.textContent,
    marks: [...section.querySelectorAll(".mark")].map((mark) => mark.textContent),
  }))`,

  screenPlaces: `[...document.querySelectorAll(".screen")].map((screen) => {
    const { left, width, height } = screen.getBoundingClientRect();
    return { left, width, height };
  })`,

  /** From left to right. */
  boxes: `[...document.querySelectorAll(".graph .box")]
    .sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
    .map((box) => ({
      name: box.getAttribute("data-screen"),
      pills: [...box.querySelectorAll(".pill-text")].map((pill) => pill.textContent),
      href: box.getAttribute("href"),
    }))`,

  /** Elements that could run or fetch something. */
  suspects: `({
    scripts: document.scripts.length,
    handlers: [...document.querySelectorAll("*")].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on"))).length,
    addresses: [...document.querySelectorAll("[src], [href]")]
      .map((element) => element.getAttribute("src") ?? element.getAttribute("href"))
      .filter((address) => !/^(?:#|data:image\\/|https:\\/\\/)/.test(address)),
  })`,

  /** The components on the page. */
  types: `[...document.querySelectorAll("[data-type]")].map((part) => part.dataset.type)`,

  openAllDetails: `for (const details of document.querySelectorAll("details")) details.open = true`,

  /** Needs axe-core in the page. */
  violations: `axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))`,

  backgrounds: `["body", ".phone"].map((part) =>
    getComputedStyle(document.querySelector(part)).backgroundColor)`,
};
