-- What a copy of the database gives away, and what a long log costs to search.

-- ---------------------------------------------------------------- authenticator apps 验证器

-- Sealed with a key that is not in the database. Not valid yet for rows of before: the API seals those when it starts.
alter table staff_totp add constraint staff_totp_sealed check (secret like 'v1:%') not valid;
