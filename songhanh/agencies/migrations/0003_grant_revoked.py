"""A role that ends before its first day is over stays on record, and holds on no day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0002_person_version")]
    operations = [
        migrations.AddField(model_name="grant", name="revoked", field=models.BooleanField(default=False)),
    ]
