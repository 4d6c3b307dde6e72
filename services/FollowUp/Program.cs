using Medborgarlofte.FollowUp;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
builder.AddServiceDefaults("followup");
builder.AddBus();
builder.AddFollowUp();

var app = builder.Build();
app.MapFollowUp();
app.MapServiceDefaults();
await app.RunOrMigrateAsync(args);
