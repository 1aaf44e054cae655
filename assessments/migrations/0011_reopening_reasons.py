"""Why a consensus was opened again, and why a rater had recused whose worksheet was opened again, are kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0010_result_row_pieces'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='worksheetreopening',
            name='recused_reason',
            field=models.TextField(blank=True, help_text='Why the rater had recused, where the reopening took a recusal back.'),
        ),
        migrations.CreateModel(
            name='ConsensusReopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('consensus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='assessments.consensus')),
                ('reopened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['consensus', 'at', 'pk'],
            },
        ),
    ]
