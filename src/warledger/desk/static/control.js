// A slider over the days on which something changed. Without scripts the date field and the links beside it do the same.
const form = document.querySelector("form.day");
const days = form?.dataset.days.split(" ").filter(Boolean) ?? [];

if (days.length > 1) {
  const field = form.elements.at;
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(days.length - 1);
  slider.setAttribute("aria-label", form.dataset.label);
  form.append(slider);

  const say = () => slider.setAttribute("aria-valuetext", document.querySelector(".ground-day").textContent);
  const place = () => {
    const last = days.findLastIndex((day) => day <= field.value);
    slider.value = String(Math.max(last, 0));
    say();
  };
  place();

  let asked = null;
  slider.addEventListener("input", async () => {
    field.value = days[slider.value];
    asked?.abort();
    asked = new AbortController();
    const address = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of ["#ground", "form.day .steps"]) {
        document.querySelector(part).replaceWith(page.querySelector(part));
      }
      say();
      history.replaceState(null, "", address);
    } catch (fault) {
      if (fault.name !== "AbortError") form.submit();
    }
  });
}
