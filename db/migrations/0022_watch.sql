-- Whether a database is of this version of Kith is asked by the one who reads the queue: it says so at /-/ready.
grant select on kith_migrations to kith_jobs;
