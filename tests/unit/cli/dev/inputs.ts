/** Inputs of documents and values of controls, for the tests of this folder. */

const options = [
  { id: "a", title: "A" },
  { id: "b", title: "B" },
  { id: "c", title: "C" },
];
/** A choice of three options, without its type. */
export const group = { label: "Group", "data-source": options };
/** A choice of exactly two options, without its type. */
export const several = { ...group, "min-selected-items": 2, "max-selected-items": 2 };
/** A CalendarPicker for a first and a last day. */
export const range = {
  type: "CalendarPicker",
  mode: "range",
  label: { "start-date": "From", "end-date": "To" },
};
/** Limits the days of a picker. */
export const day = {
  "min-date": "2027-01-10",
  "max-date": "2027-01-20",
  "unavailable-dates": ["2027-01-15"],
};
/** A file as the control of a picker enters it; `size` is in bytes. */
export const photo = (size: number) => ({ file_name: "a.jpg", mime_type: "image/jpeg", size });
