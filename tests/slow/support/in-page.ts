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

  /** The screens in the form of the graph that is shown. */
  screensInGraph: `[...document.querySelectorAll(".graph-frame [data-screen]")]
    .filter((box) => box.checkVisibility())
    .map((box) => box.getAttribute("data-screen"))`,

  /** Elements that a page cuts at its edges. Pictures of a carousel are swiped. */
  cutElements: `[...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && !element.closest(".unseen"))
    .filter((element) => {
      const { right, left } = element.getBoundingClientRect();
      const carousel = element.closest(".carousel");
      if (carousel !== null && getComputedStyle(carousel).overflowX === "auto") return false;
      return right > document.documentElement.clientWidth + 1 || left < -1;
    })
    .map((element) => element.outerHTML.slice(0, 100))`,

  /** In pixels, as drawn. */
  smallestText: `Math.min(...[...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility())
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ""))
    .map((element) => {
      const scale = element.getScreenCTM?.().a ?? 1;
      return parseFloat(getComputedStyle(element).fontSize) * scale;
    }))`,

  /** The number of screens, boxes and components, and those that a page break may cut. */
  breakable: `(() => {
    const parts = [...document.querySelectorAll(".screen, .row, .graph, .part")]
      .filter((part) => part.checkVisibility());
    const cut = parts.filter((part) => {
      const { height } = part.getBoundingClientRect();
      const isWhole = getComputedStyle(part).breakInside === "avoid" && height <= innerHeight;
      return !isWhole && !part.matches(":has(.part)");
    });
    return [parts.length, cut.map((part) => part.outerHTML.slice(0, 100))];
  })()`,

  /** The colors of text other than shades of gray. */
  colorsOfText: `[...new Set([...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility())
    .map((element) => getComputedStyle(element).color))]
    .filter((color) => new Set(color.match(/[0-9]+/g).slice(0, 3)).size > 1)`,

  visibleOptions: `[...document.querySelectorAll(".dropdown .option")]
    .filter((option) => option.checkVisibility())
    .map((option) => option.textContent)`,

  pictureFrames: `[...document.querySelectorAll(".image img")].map((picture) => {
    const { width, height } = picture.getBoundingClientRect();
    return {
      isOutlined: getComputedStyle(picture).outlineStyle === "solid",
      isLarge: width >= 40 && height >= 40,
    };
  })`,
};
