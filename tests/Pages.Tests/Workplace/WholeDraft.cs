namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>A draft with a value in nearly every field, also those that the desk shows no field for.</summary>
internal static class WholeDraft
{
    public const string Json = """
        {
          "id": "allt-mojligt", "municipalityCode": "0685", "title": "Allt möjligt 2026", "policeArea": "Höglandet", "district": "centrum",
          "period": {"startDate": "2026-01-01", "endDate": "2026-12-31"}, "validFrom": "2026-02-01",
          "areas": [{"code": "centrum", "name": "Centrum", "phrase": {"sv": "i centrum", "en": "in the centre"}}],
          "ownKinds": [{"code": "0685.kaffe", "singular": {"sv": "kaffestund", "en": "coffee hour"}, "plural": {"sv": "kaffestunder", "en": "coffee hours"}, "promised": "den utlovade kaffestunden", "done": {"sv": "ordnat", "en": "held"}}],
          "thirdParties": [{"code": "vatterhem", "name": "Vätterhem", "nameEn": "Vätterhem Homes"}, {"code": "foreningar", "name": "Föreningar", "generic": true}],
          "schoolTerms": [{"name": "Vårterminen 2026", "period": {"startDate": "2026-01-08", "endDate": "2026-06-15"}}],
          "ownOccasions": [{"occasion": "stadsfest", "name": {"sv": "stadsfesten", "en": "the town festival"}, "dates": ["2026-08-15"]}],
          "ownFocuses": [{"code": "0685.cykelstold", "name": {"sv": "cykelstöld", "en": "bicycle theft"}}],
          "ownOutcomes": [{"code": "0685.cyklar", "name": {"sv": "cyklar", "en": "bicycles"}}],
          "promises": [{"id": "1", "text": "Att öka tryggheten.", "problems": ["trafik"]}],
          "reading": "Löftet gäller hela året.",
          "commitments": [
            {"id": "1", "text": "Polisen och kommunen ska ordna två till tre kaffestunder varannan månad.", "reading": "Gemensamt.", "promises": ["1"],
             "responsible": ["municipality", "police"], "thirdParties": ["vatterhem"], "targets": [
              {"id": "a", "occasions": {"comparison": "between", "number": 2, "upperNumber": 3, "upperIsCeiling": true, "per": "month", "every": 2, "everyFrom": "2026-02-01"},
               "counting": {"kinds": ["0685.kaffe"], "focuses": ["0685.cykelstold"], "parties": ["police"], "measureStep": "carriedOut", "unit": "tillfalle", "weekdays": ["friday"],
                 "areas": ["centrum"], "days": [{"startDate": "2026-03-01", "endDate": "2026-03-31"}], "daysPhrase": {"sv": "under mars", "en": "in March"},
                 "thirdParties": ["vatterhem"], "allThirdParties": true, "bodies": ["namnd"], "jointOnly": true, "alternatives": [{"kinds": ["trafikkontroll"], "unit": "tillfalle"}]},
               "within": {"startDate": "2026-02-01", "endDate": "2026-11-30"}},
              {"id": "b", "indicator": {"name": {"sv": "Trygghet", "en": "Safety"}, "unit": "poäng", "unitEn": "points", "direction": "higher", "baseline": 1.125, "goal": 1250.5,
                "decidedBy": "Trygghetsmätningen", "decidedByEn": "The safety survey", "measured": {"startDate": "2026-06-01", "endDate": "2027-01-31"}}},
              {"id": "c", "qualitative": {"describedInMonth": 5}}]},
            {"id": "2", "text": "Kommunen ska besöka klass 7A.", "responsible": ["municipality"], "targets": [
              {"coverage": {"items": [{"code": "klass-7a", "name": "Klass 7A", "nameEn": "Class 7A"}], "times": 2, "per": "week", "every": 4}, "counting": {"kinds": ["trafikkontroll"]}}]},
            {"id": "3", "text": "Polisen ska finnas på plats vid stadsfesten.", "responsible": ["police"], "targets": [
              {"coverage": {"items": [{"code": "stadsfest"}, {"code": "pask", "name": "Ett eget namn"}], "per": "year", "riskOccasions": true}, "counting": {"kinds": ["trafikkontroll"], "outcome": "0685.cyklar"}}]},
            {"id": "4", "text": "Polisen ska kontrollera minst hälften.", "responsible": ["police"], "targets": [
              {"occasions": {"comparison": "atLeast", "number": 4, "per": "season", "seasons": ["summer"]}, "counting": {"kinds": ["trafikkontroll"]}},
              {"id": "b", "milestone": {"steps": [{"code": "klart", "name": {"sv": "EST implementerat", "en": "EST implemented"}}], "dueDate": "2027-03-31"}},
              {"id": "c", "onRequest": {"percent": 80, "asNeeded": true}, "counting": {"kinds": ["trafikkontroll"]}}]}
          ]
        }
        """;
}
