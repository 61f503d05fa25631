"""Everything a person can do, declared once: menus, buttons, shortcuts and tooltips are made from here."""
