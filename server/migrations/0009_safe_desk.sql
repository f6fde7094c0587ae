-- What a copy of the database gives away, and what a long log costs to search.

-- ---------------------------------------------------------------- authenticator apps 验证器

-- Sealed with a key that is not in the database. Not valid yet for rows of before: the API seals those when it starts.
alter table staff_totp add constraint staff_totp_sealed check (secret like 'v1:%') not valid;

-- ---------------------------------------------------------------- audit 操作日志

-- Found by the verb, or by the noun it begins with, newest first however often it was done.
create index audit_entries_of_action on audit_entries (action, at desc, id desc);
create index audit_entries_of_noun on audit_entries (split_part(action, '.', 1), at desc, id desc);
