"""Tables and columns of the workshop: names in revisions, counted edits, imports, review, requirements, API tokens."""

import competency_portal.identifiers
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('models_app', '0004_keep_what_is_published'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='competencybank',
            name='edit',
            field=models.PositiveIntegerField(default=0, help_text='Counts edits: stale ones are refused.'),
        ),
        migrations.AddField(
            model_name='competencyrevision',
            name='adopted_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='adopted_by', to='models_app.competencyrevision'),
        ),
        migrations.AddField(
            model_name='competencyrevision',
            name='bank_number',
            field=models.PositiveIntegerField(blank=True, help_text='Its number in the bank.', null=True),
        ),
        migrations.AddField(
            model_name='competencyrevision',
            name='edit',
            field=models.PositiveIntegerField(default=0, help_text='Counts edits of a draft: stale ones are refused.'),
        ),
        migrations.AddField(
            model_name='competencyrevision',
            name='family',
            field=models.CharField(default='', help_text='The name, without the variant.', max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='competencyrevision',
            name='for_model',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='models_app.competencymodel'),
        ),
        migrations.AddField(
            model_name='competencyrevision',
            name='variant',
            field=models.CharField(blank=True, help_text='Grade variant, as in (Thinks Creatively).', max_length=120),
        ),
        migrations.AddField(
            model_name='competencyuse',
            name='required_level_evidence',
            field=models.TextField(blank=True, help_text='What the decision rests on, such as a job analysis, with its date.'),
        ),
        migrations.AddField(
            model_name='competencyuse',
            name='selection_use_evidence',
            field=models.TextField(blank=True, help_text='What the decision rests on, such as a job analysis, with its date.'),
        ),
        migrations.AddField(
            model_name='jobclass',
            name='edit',
            field=models.PositiveIntegerField(default=0, help_text='Counts edits: stale ones are refused.'),
        ),
        migrations.AddField(
            model_name='modelversion',
            name='adopted_from',
            field=models.ForeignKey(blank=True, help_text="The other agency's version that this model was taken over from.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='adopted_by', to='models_app.modelversion'),
        ),
        migrations.AddField(
            model_name='modelversion',
            name='job_facts',
            field=models.JSONField(editable=False, help_text='The job class as it was when the version was sealed.', null=True),
        ),
        migrations.AddField(
            model_name='proficiencyscale',
            name='edit',
            field=models.PositiveIntegerField(default=0, help_text='Counts edits: stale ones are refused.'),
        ),
        migrations.AddField(
            model_name='sourcedocument',
            name='media_type',
            field=models.CharField(blank=True, help_text='docx, pdf, text, xlsx, csv or json; empty: plain text.', max_length=10),
        ),
        migrations.AddField(
            model_name='sourcedocument',
            name='original',
            field=models.FileField(blank=True, help_text='The file as it was uploaded.', max_length=200, upload_to='sources/'),
        ),
        migrations.AddField(
            model_name='sourcedocument',
            name='original_sha256',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=competency_portal.identifiers.new_public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(help_text="What it is for, for example 'Intranet job pages'.", max_length=120)),
                ('secret_sha256', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('last_used_on', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='api_tokens', to='accounts.agency')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='DocumentImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=competency_portal.identifiers.new_public_id, editable=False, max_length=12, unique=True)),
                ('filename', models.CharField(max_length=200)),
                ('file', models.FileField(max_length=200, upload_to='imports/')),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('size', models.PositiveIntegerField(help_text='Bytes.')),
                ('state', models.CharField(choices=[('read', 'Waiting for review'), ('unreadable', 'Could not be read'), ('applied', 'Draft made'), ('discarded', 'Discarded')], max_length=20)),
                ('problem', models.TextField(blank=True, help_text='Why it could not be read, in words.')),
                ('document', models.JSONField(null=True)),
                ('reader', models.CharField(blank=True, max_length=60)),
                ('mapping', models.JSONField(blank=True, null=True)),
                ('decisions', models.JSONField(blank=True, default=dict)),
                ('edit', models.PositiveIntegerField(default=0, help_text='Counts edits: stale ones are refused.')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='accounts.agency')),
                ('bank', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='models_app.competencybank')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('model', models.ForeignKey(blank=True, help_text='The model it becomes the next version of; empty: a new model.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='models_app.competencymodel')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='models_app.modelversion')),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='DraftComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=competency_portal.identifiers.new_public_id, editable=False, max_length=12, unique=True)),
                ('place', models.CharField(blank=True, max_length=40)),
                ('text', models.TextField()),
                ('quoted', models.TextField(blank=True, help_text='The words it is about, as they were then.')),
                ('created_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True)),
                ('resolved_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resolved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('use', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='models_app.competencyuse')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='models_app.modelversion')),
            ],
            options={
                'ordering': ['version', 'created_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DraftReviewer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=competency_portal.identifiers.new_public_id, editable=False, max_length=12, unique=True)),
                ('asked_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviewers', to='models_app.modelversion')),
            ],
            options={
                'ordering': ['version', 'asked_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('version', 'user'), name='draft_reviewer_once')],
            },
        ),
        migrations.CreateModel(
            name='MinimumRequirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_lines', models.CharField(blank=True, max_length=80)),
                ('education', models.TextField(blank=True, help_text='The degree or training that is asked for.')),
                ('experience', models.TextField(blank=True, help_text='The kind of experience that is asked for.')),
                ('experience_years', models.DecimalField(blank=True, decimal_places=2, max_digits=4, null=True)),
                ('substitution', models.CharField(choices=[('year_for_year', 'Year for year'), ('none', 'No substitution'), ('not_stated', 'Not stated in the source')], default='not_stated', max_length=20)),
                ('further_years', models.DecimalField(blank=True, decimal_places=2, help_text='Further years that each level above the lowest asks for.', max_digits=4, null=True)),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='models_app.sourcedocument')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='requirement', to='models_app.modelversion')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('experience_years__isnull', True), ('experience_years__gte', 0), _connector='OR'), name='requirement_years_not_negative'), models.CheckConstraint(condition=models.Q(('further_years__isnull', True), ('further_years__gte', 0), _connector='OR'), name='requirement_further_years_not_negative')],
            },
        ),
    ]
