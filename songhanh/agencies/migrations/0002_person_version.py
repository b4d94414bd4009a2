"""A person's entry has a version, so that two administrators do not overwrite each other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial")]
    operations = [
        migrations.AddField(model_name="user", name="version", field=models.PositiveIntegerField(default=1)),
    ]
