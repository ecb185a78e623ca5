-- V0001 meant to keep functions from everybody, but a default that is taken back within one schema takes back nothing:
-- PostgreSQL grants the right for the whole database, and only there it can be withdrawn. So each of the two serving
-- roles could run what was meant for the other, and the application role could change any tenant's usage.
alter default privileges revoke execute on functions from public;
revoke execute on all routines in schema public from public;
