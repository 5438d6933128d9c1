-- What went wrong with a calendar is kept as a saying: code, places and English.
UPDATE "calendar"
SET "error" = json_object(
  'code', 'in-words-of-reader',
  'places', json_object('message', "error"),
  'text', "error"
)
WHERE "error" IS NOT NULL;
