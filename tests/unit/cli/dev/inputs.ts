const options = [
  { id: "a", title: "A" },
  { id: "b", title: "B" },
  { id: "c", title: "C" },
];
export const group = { label: "Group", "data-source": options };
export const several = { ...group, "min-selected-items": 2, "max-selected-items": 2 };
export const range = {
  type: "CalendarPicker",
  mode: "range",
  label: { "start-date": "From", "end-date": "To" },
};
export const day = {
  "min-date": "2027-01-10",
  "max-date": "2027-01-20",
  "unavailable-dates": ["2027-01-15"],
};
export const photo = (size: number) => ({ file_name: "a.jpg", mime_type: "image/jpeg", size });
