"""The table of facts: partitioned by kiosk, refused to anyone who wants to change it; nonces without a log."""

from django.db import migrations

PARTITIONS = 16

_PARTITIONS = "".join(
    f"create table fact_{n:02d} partition of fact for values with (modulus {PARTITIONS}, remainder {n});\n"
    for n in range(PARTITIONS)
)

CREATE = f"""
create table fact (
    kiosk uuid not null,
    epoch integer not null check (epoch >= 1),
    seq bigint not null check (seq >= 1),
    id uuid not null,
    kind text not null,
    subject uuid not null,
    payload bytea not null,
    signature bytea not null check (length(signature) = 64),
    envelope bytea,
    received_at timestamptz not null,
    primary key (kiosk, epoch, seq)
) partition by hash (kiosk);
{_PARTITIONS}
create index fact_id on fact (kiosk, id);
create index fact_subject on fact (subject);

create function fact_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'facts are never changed or deleted';
end
$$;
create trigger fact_immutable before update or delete on fact for each row execute function fact_is_immutable();

alter table ingest_nonce set unlogged;
"""  # noqa: S608 - no value of anyone's is in it


class Migration(migrations.Migration):
    dependencies = [("ingest", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, "drop table fact; drop function fact_is_immutable")]
