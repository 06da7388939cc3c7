/**
 * Expressions that tests evaluate in a page in Chromium. All but `openAllDetails` only read. They
 * are strings, since the compiler does not know the browser's globals here; it checks neither them
 * nor the type of a result. The classes and attributes are those that the file named above each
 * group writes.
 */
export const inPage = {
  // For any page.

  /** The widths of the content and of the window in pixels, as a pair. */
  widths: `[document.documentElement.scrollWidth, document.documentElement.clientWidth]`,

  /** The counts of scripts and of handlers, and the addresses other than anchors, embedded images and https. */
  activeContent: `({
    scripts: document.scripts.length,
    handlers: [...document.querySelectorAll("*")].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on"))).length,
    addresses: [...document.querySelectorAll("[src], [href]")]
      .map((element) => element.getAttribute("src") ?? element.getAttribute("href"))
      .filter((address) => !/^(?:#|data:image\\/|https:\\/\\/)/.test(address)),
  })`,

  openAllDetails: `for (const details of document.querySelectorAll("details")) details.open = true`,

  /** What axe-core finds: its rule and the markup of each element. The test loads axe-core first. */
  violations: `axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))`,

  /** The size of the smallest text in pixels, as drawn. */
  smallestText: `Math.min(...[...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility())
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ""))
    .map((element) => {
      // Text in an SVG is scaled with it.
      const scale = element.getScreenCTM?.().a ?? 1;
      return parseFloat(getComputedStyle(element).fontSize) * scale;
    }))`,

  /** The colors of text other than shades of gray. */
  colorsOfText: `[...new Set([...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility())
    .map((element) => getComputedStyle(element).color))]
    .filter((color) => new Set(color.match(/[0-9]+/g).slice(0, 3)).size > 1)`,

  // For drawings of screens: cli/src/render/screen.ts.

  /** The name, the title, the label of the first button and the marks of each screen. */
  screens: `[...document.querySelectorAll(".screen")].map((section) => ({
    name: section.querySelector("h3 code")?.textContent,
    title: section.querySelector(".screen-title")?.textContent,
    button: section.querySelector(".button")?.textContent,
    marks: [...section.querySelectorAll(".mark")].map((mark) => mark.textContent),
  }))`,

  /** The left edge and the size of each screen, in pixels. */
  screenPlaces: `[...document.querySelectorAll(".screen")].map((screen) => {
    const { left, width, height } = screen.getBoundingClientRect();
    return { left, width, height };
  })`,

  /** The background colors of the page and of the first phone, as a pair. */
  backgrounds: `["body", ".phone"].map((selector) =>
    getComputedStyle(document.querySelector(selector)).backgroundColor)`,

  // For the routing graph: cli/src/render/graph, boxes in svg.ts and rows in rows.ts.

  /** The screen, the pills and the link of each box, from left to right. */
  boxes: `[...document.querySelectorAll(".graph .box")]
    .sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
    .map((box) => ({
      name: box.getAttribute("data-screen"),
      pills: [...box.querySelectorAll(".pill-text")].map((pill) => pill.textContent),
      href: box.getAttribute("href"),
    }))`,

  /** The names of the screens in the form of the graph that is visible: its boxes or its rows. */
  screensInGraph: `[...document.querySelectorAll(".graph-frame [data-screen]")]
    .filter((element) => element.checkVisibility())
    .map((element) => element.getAttribute("data-screen"))`,

  // For components: cli/src/render/components, the frame of each in index.ts.

  /** The type of each component. */
  componentTypes: `[...document.querySelectorAll("[data-type]")].map((element) => element.dataset.type)`,

  /** The beginning of each element that reaches over the window's edge. In a carousel, customers swipe. */
  cutElements: `[...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && !element.closest(".unseen"))
    .filter((element) => {
      const { right, left } = element.getBoundingClientRect();
      const carousel = element.closest(".carousel");
      if (carousel !== null && getComputedStyle(carousel).overflowX === "auto") return false;
      return right > document.documentElement.clientWidth + 1 || left < -1;
    })
    .map((element) => element.outerHTML.slice(0, 100))`,

  /**
   * The number of screens, graphs, rows and components, and the beginning of each that a page break
   * may split. One that contains components may be split, since those stay whole.
   */
  splittable: `(() => {
    const elements = [...document.querySelectorAll(".screen, .row, .graph, .part")]
      .filter((element) => element.checkVisibility());
    const splittable = elements.filter((element) => {
      const { height } = element.getBoundingClientRect();
      const isWhole = getComputedStyle(element).breakInside === "avoid" && height <= innerHeight;
      return !isWhole && !element.matches(":has(.part)");
    });
    return [elements.length, splittable.map((element) => element.outerHTML.slice(0, 100))];
  })()`,

  /** The visible options of all Dropdowns. */
  visibleOptions: `[...document.querySelectorAll(".dropdown .option")]
    .filter((option) => option.checkVisibility())
    .map((option) => option.textContent)`,

  /** Whether each Image has an outline, and is large enough to be seen. */
  imageFrames: `[...document.querySelectorAll(".image img")].map((image) => {
    const { width, height } = image.getBoundingClientRect();
    return {
      isOutlined: getComputedStyle(image).outlineStyle === "solid",
      isLarge: width >= 40 && height >= 40,
    };
  })`,
};
