"""A model as a Word document that people edit and bring back."""
